package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.server.browsing.Browser;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** All that {@code ./sekisho demo} starts, as a visitor's browser meets it. Each test has a customer of its own. */
@Tag("slow")
class DemoInBrowserTest {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

    /** Codes that were typed in. */
    private static final Set<String> USED = new HashSet<>();

    private static final int PORT = RunningDemo.freePort();

    private static RunningDemo demo;

    @BeforeAll
    static void start() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        demo = RunningDemo.start(
                new Shell(Map.of(), InputStream.nullInputStream(), nowhere, nowhere, false), PORT, null);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"ja, 0, 資産状況", "en, 1, Portfolio"})
    void aVisitorLogsInFromABrowserThatIsNew(String language, int customer, String inside) {
        Customer member = Cast.customers().get(customer);
        try (Browser browser = Browser.open(language)) {
            browser.go(hibari("/login"));
            browser.isAccessible();
            browser.picture("hibari-login-" + language);

            logIn(browser, member);
            browser.isAt("http://sekisho.hibari.localhost:" + PORT + "/step-up/");
            browser.picture("hibari-step-up-" + language);
            browser.click(".choice button");
            browser.type("#code", codeFor(browser, member));

            browser.isAt(hibari("/portfolio"));
            browser.says(inside);
            browser.find("#worth");
            browser.isAccessible();
            browser.picture("hibari-portfolio-" + language);
            browser.isQuiet();

            // The browser is known from now on.
            browser.click("form[action='/logout'] button");
            logIn(browser, member);
            browser.isAt(hibari("/portfolio"));
        }
    }

    @Test
    void everyPageOfAMemberIsFitForAPhoneAndQuiet() {
        Customer member = Cast.customers().get(6);
        try (Browser browser = Browser.open("ja").onPhone()) {
            enter(browser, member);
            for (String page : new String[] {"/portfolio", "/order", "/withdraw", "/activity", "/settings", "/about"}) {
                browser.go(hibari(page));
                browser.find("main h1");
                browser.isAccessible();
            }
            browser.go("http://mail.localhost:" + (PORT + 1) + "/");
            browser.find("details[data-letter]");
            browser.isAccessible();
            browser.isQuiet();
        }
    }

    @Test
    void anOrderExecutesAndALargeWithdrawalAsksForACode() {
        // Nobody steals from him in the lab, so that his withdrawal carries nothing of another.
        Customer member = Cast.customers().get(4);
        try (Browser browser = Browser.open("en")) {
            enter(browser, member);
            browser.go(hibari("/order"));
            browser.picture("hibari-order");
            new Select(browser.find("#symbol")).selectByIndex(0);
            browser.type("#quantity", "100");
            browser.click("main form button.main");
            browser.find("[data-notice], [data-outcome='done']");

            browser.go(hibari("/withdraw"));
            browser.type("#amount", "600000");
            browser.type("#pin", member.pin());
            browser.click("main form button.main");
            browser.isAt("http://sekisho.hibari.localhost:" + PORT + "/step-up/");
            assertThat(browser.text()).contains("Withdrawal of JPY 600,000");
            browser.picture("step-up-withdrawal");
            browser.click(".choice button");
            browser.type("#code", codeFor(browser, member));
            browser.isAt(hibari("/"));
            browser.find("[data-notice], [data-outcome='done']");
            browser.isQuiet();
        }
    }

    @Test
    void aPasskeyIsMadeUsedForAStepUpAndALoginAndOfNoUseAtAFakeSite() {
        Customer member = Cast.customers().get(8);
        try (Browser browser = Browser.open("en")) {
            browser.driver()
                    .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                            .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                            .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                            .setHasResidentKey(true)
                            .setHasUserVerification(true)
                            .setIsUserVerified(true));
            enter(browser, member);
            browser.go(hibari("/settings/passkeys"));
            browser.isAccessible();
            browser.type("#name", "This computer");
            browser.type("#password", member.password());
            browser.click("#add button");
            browser.isAt("http://sekisho.hibari.localhost:" + PORT + "/step-up/");
            browser.says("Change of your passkeys");
            browser.click("form.choice button");
            browser.type("#code", codeFor(browser, member));
            browser.isAt(hibari("/settings/passkeys/new"));
            browser.isAccessible();
            browser.picture("hibari-passkey-new");
            browser.click("form[data-passkey-options] button");
            browser.find("[data-notice='notice.passkeyAdded']");
            browser.says("This computer");
            browser.isQuiet();

            browser.go(hibari("/withdraw"));
            browser.type("#amount", "600000");
            browser.type("#pin", member.pin());
            browser.click("main form button.main");
            browser.isAt("http://sekisho.hibari.localhost:" + PORT + "/step-up/");
            browser.click("[data-passkey] button");
            browser.isAt(hibari("/"));
            browser.find("[data-notice], [data-outcome='done']");
            browser.isQuiet();

            // The fake site asks for the real one's passkey, and for any of its own.
            browser.go("http://hibari-support.localhost:" + (PORT + 1) + "/");
            assertThat(shown(browser, "hibari.localhost")).isEqualTo("SecurityError");
            assertThat(shown(browser, "hibari-support.localhost")).isEqualTo("NotAllowedError");

            // An authenticator in a test chooses at once: from the form's autofill, before the button is found.
            browser.go(hibari("/portfolio"));
            browser.click("form[action='/logout'] button");
            browser.isAt(hibari("/portfolio"));
            browser.find("#worth");
        }
    }

    /** What becomes of a page's wish to be shown a passkey of a domain. */
    private static String shown(Browser browser, String domain) {
        return String.valueOf(browser.driver().executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            navigator.credentials.get({ publicKey: {
                challenge: new Uint8Array(32), rpId: arguments[0], userVerification: 'required', timeout: 3000 } })
              .then(() => done('shown'), (e) => done(e.name));
            """, domain));
    }

    @ParameterizedTest
    @CsvSource({"ja, hanako", "en, shunsuke"})
    void theConsolesUsersSignInWithTheCodeOfTheirAuthenticator(String language, String name) {
        try (Browser browser = Browser.open(language)) {
            signIn(browser, name);
            browser.says(name);
            browser.find("main canvas");
            browser.isAccessible();
            browser.isQuiet();
        }
    }

    @Test
    void theConsoleShowsWhatTheLabPlayed() {
        try (Browser browser = Browser.open("en")) {
            browser.go(hibari("/lab"));
            browser.click("form[action='/lab/all'] button");
            browser.find("form[action='/lab/reset'] button");
            signIn(browser, "mitsuko");
            browser.find("main canvas");
            browser.picture("console-overview");
            browser.go("http://sekisho.localhost:" + PORT + "/console/holds");
            assertThat(browser.text()).contains("3017-0002", "3017-0008", "3017-0012");
            browser.picture("console-holds");
            browser.go("http://sekisho.localhost:" + PORT + "/console/feed");
            browser.find("#rows tr");
            browser.picture("console-feed");
            browser.isAccessible();
            browser.isQuiet();
        }
    }

    /** With the code of the authenticator that everybody sees. */
    private static void signIn(Browser browser, String name) {
        browser.go("http://staff.localhost:" + (PORT + 1) + "/");
        browser.isAccessible();
        WebElement row = browser.find("tr[data-name='" + name + "']");
        String password = row.findElement(By.cssSelector("td code")).getText();
        String code = row.findElement(By.cssSelector("[data-code]")).getText();
        browser.go("http://sekisho.localhost:" + PORT + "/console/");
        browser.type("#name", name);
        browser.type("#password", password);
        browser.type("#code", code);
        browser.click("form[action='/console/sign-in'] button");
    }

    private static void enter(Browser browser, Customer member) {
        browser.go(hibari("/login"));
        logIn(browser, member);
        browser.click(".choice button");
        browser.type("#code", codeFor(browser, member));
        browser.isAt(hibari("/portfolio"));
    }

    private static void logIn(Browser browser, Customer member) {
        browser.type("#id", member.id());
        browser.type("#password", member.password());
        browser.click("main form button.main");
    }

    /** Read in the mailbox, in a tab of its own, as a visitor does. */
    private static String codeFor(Browser browser, Customer member) {
        String here = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        try {
            return browser.until(() -> {
                browser.go("http://mail.localhost:" + (PORT + 1) + "/?to=" + member.email());
                browser.picture("mailbox");
                return browser.driver().findElements(By.cssSelector("details[open] pre")).stream()
                        .map(letter -> SIX_DIGITS.matcher(letter.getText()))
                        .filter(Matcher::find)
                        .map(code -> code.group(1))
                        // The mail before may still be the newest.
                        .filter(USED::add)
                        .findFirst()
                        .orElse(null);
            });
        } finally {
            browser.driver().close();
            browser.driver().switchTo().window(here);
        }
    }

    private static String hibari(String path) {
        return "http://hibari.localhost:" + (PORT + 1) + path;
    }
}
