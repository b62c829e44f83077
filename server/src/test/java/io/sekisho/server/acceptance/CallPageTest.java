package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.browsing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What a customer who is to call meets, in a real browser. */
@Tag("slow")
class CallPageTest {

    private static final BrokeragePage BROKERAGE = BrokeragePage.open();

    @RegisterExtension
    static final CallSite SITE = new CallSite("", "SEKISHO_RETURN_ORIGINS", BROKERAGE.origin());

    @AfterAll
    static void close() {
        BROKERAGE.close();
    }

    private static String page(Customer customer) {
        String challenge =
                customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE").challenge();
        return "http://127.0.0.1:" + SITE.server().api().base().getPort() + "/step-up/" + challenge;
    }

    @ParameterizedTest
    @CsvSource({"ja, お電話でのご確認, お電話をお待ちしております", "en, Confirm by telephone, We are waiting for your call"})
    void thePageGoesOnByItselfOnceTheCallHasPassed(String language, String title, String waiting) {
        String phone = CallSite.phone();
        String page = page(SITE.customer(phone));
        try (Browser browser = Browser.open(language)) {
            browser.go(page + "?return=" + BROKERAGE.origin() + "/back");
            browser.click(".choice button");
            browser.says(title);
            browser.says(waiting);
            assertThat(browser.text())
                    .contains(CallSite.NUMBER, "+81 90-••••-" + phone.substring(9))
                    .doesNotContain(phone);
            assertThat(browser.driver()
                            .findElement(By.cssSelector("dd.number a"))
                            .getDomAttribute("href"))
                    .isEqualTo("tel:0120000000");
            browser.picture("step-up-call-" + language);
            browser.isAccessible();

            SITE.provider().call(phone).keys(browser.text("#match"));

            browser.until(
                    () -> browser.driver().getCurrentUrl().startsWith(BROKERAGE.origin() + "/back") ? "there" : null);
            browser.isQuiet();
        }
    }

    @Test
    void aPhoneShowsAllOfItAndAnotherMethodCanBeChosen() {
        Customer customer = SITE.customer(CallSite.phone(), CallSite.phone());
        String page = page(customer);
        try (Browser browser = Browser.open("ja").onPhone()) {
            browser.go(page);
            browser.click(".choice button");
            browser.says("お電話でのご確認");
            String match = browser.text("#match");
            browser.picture("step-up-call-phone");
            browser.isAccessible();

            // Looking again changes nothing.
            browser.click("form[method=get] button");
            browser.says("お電話でのご確認");
            assertThat(browser.text("#match")).isEqualTo(match);

            browser.clickLink("ほかの方法を選ぶ");
            browser.says("メールの確認コード");
            browser.click(".choice input[value=emailCode] ~ button");
            browser.says("確認コードの入力");
            browser.clickLink("ほかの方法を選ぶ");
            browser.click(".choice button");
            browser.says("お電話でのご確認");
            assertThat(browser.text("#match")).isEqualTo(match);
            browser.isQuiet();
        }
    }
}
