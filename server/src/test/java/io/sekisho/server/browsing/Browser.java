package io.sekisho.server.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The system's Chromium, headless, driven through its own chromedriver (Debian: chromium, chromium-driver). Looked for at
 * {@code CHROMIUM} and {@code CHROMEDRIVER}, then where Debian puts them. Where there is none, the test is left out, loudly.
 */
public final class Browser implements AutoCloseable {

    private static final List<Path> BROWSERS = places("CHROMIUM", "/usr/bin/chromium", "/usr/bin/google-chrome");
    private static final List<Path> DRIVERS =
            places("CHROMEDRIVER", "/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private static final Dimension DESK = new Dimension(1280, 900);
    private static final Dimension PHONE = new Dimension(390, 844);

    /** Each newer Chromium lacks a matching debugging protocol, which is not used. */
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium.devtools");

    static {
        CHATTER.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param language as the browser asks for pages in, such as {@code ja} */
    public static Browser open(String language) {
        Path browser = found(BROWSERS);
        Path driver = found(DRIVERS);
        if (browser == null || driver == null) {
            System.err.println(
                    "WARNING: NO BROWSER: a test of pages was LEFT OUT. Install chromium and chromium-driver.");
            Assumptions.abort("no chromium with chromium-driver on this machine");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--force-prefers-reduced-motion",
                "--accept-lang=" + language,
                "--lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .build();
        Browser opened = new Browser(new ChromeDriver(service, options));
        opened.atDesk();
        return opened;
    }

    public ChromeDriver driver() {
        return driver;
    }

    public Browser atDesk() {
        driver.manage().window().setSize(DESK);
        return this;
    }

    public Browser onPhone() {
        driver.manage().window().setSize(PHONE);
        return this;
    }

    public void go(String url) {
        driver.get(url);
    }

    /** Waits until there is one that is shown. */
    public WebElement find(String selector) {
        return find(selector, PATIENCE);
    }

    /** As {@link #find(String)}, for pages that take their time. */
    public WebElement find(String selector, Duration patience) {
        return until(
                patience,
                () -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    public boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Of the one that is shown, once there is one. */
    public String text(String selector) {
        return until(() -> find(selector).getText());
    }

    public void click(String selector) {
        click(By.cssSelector(selector));
    }

    public void clickLink(String text) {
        click(By.linkText(text));
    }

    /** Clicks the one that is shown, once there is one; a page that is just being replaced is clicked once it has come. */
    private void click(By which) {
        until(() -> {
            WebElement shown = driver.findElements(which).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null);
            if (shown == null) {
                return null;
            }
            shown.click();
            return shown;
        });
    }

    public void type(String selector, String text) {
        until(() -> {
            WebElement field = find(selector);
            field.clear();
            field.sendKeys(text);
            return field;
        });
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page says so. */
    public void says(String text) {
        until(() -> text().contains(text) ? text : null);
    }

    /** Waits until the address begins so. */
    public void isAt(String prefix) {
        until(() -> String.valueOf(driver.getCurrentUrl()).startsWith(prefix) ? prefix : null);
    }

    public <T> T until(Supplier<T> condition) {
        return until(PATIENCE, condition);
    }

    private <T> T until(Duration patience, Supplier<T> condition) {
        return new WebDriverWait(driver, patience)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(NoSuchElementException.class)
                .withMessage(() -> "at " + driver.getCurrentUrl() + ": " + text())
                .until(ignored -> unlessReplaced(condition));
    }

    /** Chromium's own words for an element whose page has just gone, where it does not say that it is stale. */
    private static <T> @Nullable T unlessReplaced(Supplier<T> condition) {
        try {
            return condition.get();
        } catch (StaleElementReferenceException | NoSuchElementException e) {
            throw e;
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return null;
            }
            throw e;
        }
    }

    /** No serious or critical violation of accessibility (axe-core), and nothing wider than the window. */
    public void isAccessible() {
        List<String> violations = new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .map(Browser::described)
                        .toList();
        assertThat(violations).as(driver.getCurrentUrl()).isEmpty();
        Object beyond = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) beyond).intValue())
                .as("pixels wider than the window at " + driver.getCurrentUrl())
                .isLessThanOrEqualTo(0);
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }

    /** Neither errors on the console nor violations of the content policy, since the last time this was asked. */
    public void isQuiet() {
        for (LogEntry entry : driver.manage().logs().get("browser")) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                complaints.add(entry.getMessage());
            }
        }
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    /** Keeps a picture of what is shown as {@code NAME.png}, where SEKISHO_SCREENSHOTS names a folder: so the manual's are made. */
    public void picture(String name) {
        String folder = System.getenv("SEKISHO_SCREENSHOTS");
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static List<Path> places(String variable, String... usual) {
        String named = System.getenv(variable);
        return Stream.concat(Stream.ofNullable(named), Stream.of(usual))
                .map(Path::of)
                .toList();
    }

    private static Path found(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }
}
