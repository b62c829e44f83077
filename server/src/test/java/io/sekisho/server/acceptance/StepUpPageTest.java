package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.browsing.Browser;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a customer meets when challenged, in a real browser. */
@Tag("slow")
class StepUpPageTest {

    private static final BrokeragePage BROKERAGE = BrokeragePage.open();

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_RETURN_ORIGINS", BROKERAGE.origin());

    @AfterAll
    static void close() {
        BROKERAGE.close();
    }

    @ParameterizedTest
    @CsvSource({"ja, ご本人確認, 確認コードの入力", "en, Confirm that it is you, Enter the code"})
    void theCodeOfTheMailLeadsBackToTheBrokerage(String language, String first, String second) {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open(language)) {
            browser.go(page(challenge) + "?return=" + BROKERAGE.origin() + "/back");
            browser.says(first);
            browser.picture("step-up-" + language);
            browser.isAccessible();
            browser.click(".choice button");
            browser.says(second);
            browser.picture("step-up-code-" + language);
            assertThat(browser.text()).doesNotContain(customer.email()).contains("t•••@example.jp");
            browser.isAccessible();

            browser.type("#code", SITE.mailbox().next(customer.email()).code());

            browser.isAt(BROKERAGE.origin() + "/back?challenge=" + challenge);
            browser.isQuiet();
        }
        Reply passed = SITE.server().api().get("/v1/challenges/" + challenge).is(200);
        assertThat(passed.text("/status")).isEqualTo("passed");
        assertThat(passed.text("/proof")).isNotEmpty();
    }

    @Test
    void fullWidthDigitsAndSpacesFromAPastedMailCountAsTheCode() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open("ja")) {
            browser.go(page(challenge));
            browser.click(".choice button");
            String code = SITE.mailbox().next(customer.email()).code();
            String pasted = code.substring(0, 3)
                            .chars()
                            .mapToObj(digit -> String.valueOf((char) (digit - '0' + '０')))
                            .reduce("", String::concat)
                    + " " + code.substring(3);

            browser.find("#code");
            browser.driver()
                    .executeScript(
                            "const c=document.getElementById('code');c.value=arguments[0];c.dispatchEvent(new"
                                    + " Event('input'))",
                            pasted);

            browser.says("確認が完了しました");
        }
    }

    @Test
    void threeWrongCodesEndItAndThePageSaysSo() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open("en")) {
            browser.go(page(challenge) + "?return=" + BROKERAGE.origin() + "/back");
            browser.click(".choice button");
            String wrong = Customer.wrong(SITE.mailbox().next(customer.email()).code());
            browser.says("Attempts left: 3");
            browser.type("#code", wrong);
            browser.says("Attempts left: 2");
            assertThat(browser.text()).contains("That code is not right.");
            browser.type("#code", wrong);
            browser.says("Attempts left: 1");
            browser.type("#code", wrong);
            browser.says("The code was wrong too often");
            browser.isAccessible();
            browser.click("#go-on");
            browser.isAt(BROKERAGE.origin() + "/back?challenge=" + challenge);
            browser.isQuiet();
        }
    }

    @Test
    void whatIsApprovedIsShownAndMayBeDisowned() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open("en")) {
            browser.go(page(challenge));
            assertThat(browser.text()).contains("Login", "Firefox", "Linux", "••••");
            browser.click(".not-me summary");
            browser.click(".not-me button");
            browser.says("This session was stopped");
            browser.picture("step-up-not-me");
            browser.isQuiet();
        }
        assertThat(SITE.server()
                        .api()
                        .get("/v1/challenges/" + challenge)
                        .is(200)
                        .text("/status"))
                .isEqualTo("failed");
    }

    @Test
    void aPageThatStaysOpenNoticesWhenItsTimeIsUp() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open("en")) {
            browser.go(page(challenge));
            browser.says("Confirm that it is you");
            // Fails elsewhere, through the API.
            SITE.brokerage().startCode(challenge, Client.ELSEWHERE).is(200);
            String wrong = Customer.wrong(SITE.mailbox().next(customer.email()).code());
            IntStream.range(0, 3).forEach(i -> SITE.brokerage().answerCode(challenge, wrong, Client.ELSEWHERE));
            browser.says("The code was wrong too often");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void aPhoneShowsAllOfItAndAKeyboardReachesAllOfIt(String language) {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        try (Browser browser = Browser.open(language).onPhone()) {
            browser.go(page(challenge));
            browser.isAccessible();
            // Skip link, language, the method's button.
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER);
            browser.find("#code");
            browser.picture("step-up-phone-" + language);
            browser.isAccessible();
            // 200 % zoom of a narrow window.
            browser.driver().executeScript("document.documentElement.style.fontSize='200%'");
            browser.isAccessible();
        }
    }

    @Test
    void theLanguageCanBeSwitchedAndStays() {
        String challenge = challenge(SITE.brokerage().customerWithHistory());
        try (Browser browser = Browser.open("en")) {
            browser.go(page(challenge));
            browser.says("Confirm that it is you");
            browser.clickLink("日本語");
            browser.says("ご本人確認");
            browser.go(page(challenge));
            browser.says("ご本人確認");
        }
    }

    @Test
    void theScriptTellsOnTheBrokeragesPageWhatABrowserTellsOpenly() {
        BROKERAGE.loadsScriptFrom(origin());
        try (Browser browser = Browser.open("ja")) {
            browser.go(BROKERAGE.origin() + "/login");
            browser.until(() -> browser.has("input[name='sekisho.hints']") ? "filled" : null);
            assertThat(value(browser, "language")).startsWith("ja");
            assertThat(value(browser, "screen")).matches("\\d+x\\d+");
            assertThat(value(browser, "timezone")).isNotEmpty();
            assertThat(value(browser, "hints")).contains("sec-ch-ua-platform");
            assertThat(browser.has("input[name='sekisho.device']")).isFalse();

            browser.driver().executeScript("Sekisho.keep('dv1.abcdef'); Sekisho.keep('not a token')");
            browser.go(BROKERAGE.origin() + "/login");
            assertThat(value(browser, "device")).isEqualTo("dv1.abcdef");
        }
    }

    private static String value(Browser browser, String name) {
        return String.valueOf(browser.driver()
                .findElement(By.cssSelector("input[name='sekisho." + name + "']"))
                .getDomProperty("value"));
    }

    private static String challenge(Customer customer) {
        Reply login = customer.logsIn(Client.ELSEWHERE).is(200);
        assertThat(login.text("/challenge/url")).isEqualTo("/step-up/" + login.text("/challenge/id"));
        return login.text("/challenge/id");
    }

    private static String page(String challenge) {
        return origin() + "/step-up/" + challenge;
    }

    private static String origin() {
        URI uri = SITE.server().api().base();
        return "http://127.0.0.1:" + uri.getPort();
    }
}
