package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.server.browsing.Browser;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

/** The telephone page of the running demo: every call goes to Sekisho by SIP. Each test has a customer of its own. */
@Tag("slow")
class TelephoneTest {

    private static RunningDemo demo;
    private static int port;

    @BeforeAll
    static void start() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        port = RunningDemo.freePort();
        demo = RunningDemo.start(
                new Shell(Map.of(), new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false), port, null);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"ja, 0", "en, 1"})
    void aCustomerCallsKeysTheDigitsAndTheBrokeragesPageGoesOn(String language, int number) {
        Customer member = Cast.customers().get(number);
        try (Browser browser = Browser.open(language)) {
            String digits = askForCall(browser, member);
            browser.picture("step-up-call-" + language);
            String brokerage = newTab(browser);
            browser.go(telephone());
            browser.isAccessible();
            browser.picture("telephone-" + language);
            call(browser, member.phones().getFirst());
            browser.find("#state[data-state=TALKING]");
            browser.picture("telephone-call-" + language);
            key(browser, digits);
            browser.find("#state[data-state=OVER]");
            browser.isAccessible();
            assertThat(browser.text()).contains("200 OK", "telephone-event " + digits.charAt(0), "BYE");
            browser.picture("telephone-over-" + language);
            browser.isQuiet();

            browser.driver().switchTo().window(brokerage);
            browser.isAt("http://hibari.localhost:" + (port + 1) + "/portfolio");
            assertThat(browser.driver().findElements(By.cssSelector("[data-restricted=true]")))
                    .isEmpty();
        }
    }

    @Test
    void whereTheCarrierVouchesForTheTrueNumberAForgedOneDoesNotPass() {
        Customer member = Cast.customers().get(7);
        try (Browser browser = Browser.open("en").onPhone()) {
            String digits = askForCall(browser, member);
            String brokerage = newTab(browser);
            browser.go(telephone());
            forge(browser, member.phones().getFirst());
            browser.find("#state[data-state=TALKING]");
            key(browser, digits);
            hangUp(browser);
            assertThat(browser.text())
                    .contains("From: <sip:" + member.phones().getFirst(), "P-Asserted-Identity: <sip:+819000009999");
            browser.driver().switchTo().window(brokerage);
            browser.driver().navigate().refresh();
            browser.find("#main[data-status=CALL]");
        }
    }

    @Test
    void aWithheldNumberIsWithheldOnTheLineToo() {
        try (Browser browser = Browser.open("ja").onPhone()) {
            browser.go(telephone());
            browser.isAccessible();
            browser.click("input[name=shown][value=hidden]");
            browser.click("[data-dial] button");
            browser.find("#state[data-state=TALKING]");
            browser.isAccessible();
            browser.picture("telephone-phone-ja");
            hangUp(browser);
            assertThat(browser.text()).contains("Privacy: id", "anonymous.invalid", "電話を切りました");
            browser.isAccessible();
            browser.isQuiet();
        }
    }

    @Test
    void aNumberThatNoAddressCouldHoldIsRefusedInWords() {
        try (Browser browser = Browser.open("en")) {
            browser.go(telephone());
            browser.click("input[name=shown][value=other]");
            browser.click("[data-dial] button");
            browser.says("This number cannot be shown");
        }
    }

    /** @return the digits on the page */
    private static String askForCall(Browser browser, Customer member) {
        browser.go("http://hibari.localhost:" + (port + 1) + "/login");
        browser.type("#id", member.id());
        browser.type("#password", member.password());
        browser.click("main form button.main");
        browser.isAt("http://sekisho.hibari.localhost:" + port + "/step-up/");
        browser.click("form.choice:has(input[value=phoneCall]) button");
        return browser.text("#match");
    }

    private static String newTab(Browser browser) {
        String before = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        return before;
    }

    private static void call(Browser browser, String line) {
        new Select(browser.find("#line")).selectByValue(line);
        browser.click("[data-dial] button");
    }

    private static void forge(Browser browser, String shown) {
        browser.click("input[name=shown][value=other]");
        browser.type("input[name=other]", shown);
        call(browser, "+819000009999");
    }

    private static void hangUp(Browser browser) {
        browser.click("[data-end] button");
        browser.find("#state[data-state=OVER]");
    }

    private static String telephone() {
        return "http://phone.localhost:" + (port + 1) + "/";
    }

    private static void key(Browser browser, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            browser.click("[data-keys] button[value='" + digits.charAt(i) + "']");
        }
    }
}
