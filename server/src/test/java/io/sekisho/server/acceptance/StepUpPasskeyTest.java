package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.browsing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** The step-up page below the domain that the passkeys are bound to, in a browser with an authenticator. */
@Tag("slow")
class StepUpPasskeyTest {

    private static final String DOMAIN = "hibari.localhost";

    private static final BrokeragePage BROKERAGE = BrokeragePage.open();

    @RegisterExtension
    static final MailedSite SITE = new MailedSite(
            "SEKISHO_RETURN_ORIGINS",
            BROKERAGE.origin(),
            "SEKISHO_RP_ID",
            DOMAIN,
            "SEKISHO_ORIGINS",
            PasskeyHolder.ORIGIN);

    @AfterAll
    static void close() {
        BROKERAGE.close();
    }

    private static VirtualAuthenticator plugIn(Browser browser, boolean verifies) {
        return browser.driver()
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(verifies));
    }

    private static String page(String host, String challenge) {
        return "http://" + host + ":" + SITE.server().api().base().getPort() + "/step-up/" + challenge;
    }

    @ParameterizedTest
    @CsvSource({"ja, ご本人確認, パスキー", "en, Confirm that it is you, Passkey"})
    void aPasskeyLeadsBackToTheBrokerage(String language, String title, String method) {
        PasskeyHolder holder = new PasskeyHolder(SITE.brokerage().customerWithHistory(), SITE.mailbox());
        Authenticator authenticator = holder.registers("phone");
        String challenge = holder.customer().logsIn(Client.ELSEWHERE).challenge();
        try (Browser browser = Browser.open(language)) {
            plugIn(browser, true).addCredential(authenticator.forBrowser(DOMAIN));
            browser.go(page("sekisho." + DOMAIN, challenge) + "?return=" + BROKERAGE.origin() + "/back");
            browser.says(title);
            browser.says(method);
            browser.isAccessible();
            browser.picture("step-up-passkey-" + language);

            browser.click("[data-passkey] button");

            browser.isAt(BROKERAGE.origin() + "/back?challenge=" + challenge);
            browser.isQuiet();
        }
        Reply passed = SITE.brokerage().challenge(challenge).is(200);
        assertThat(passed.text("/assurance")).isEqualTo("high");
    }

    @Test
    void withoutItsPasskeyABrowserSaysSoAndTheCodeStillServes() {
        PasskeyHolder holder = new PasskeyHolder(SITE.brokerage().customerWithHistory(), SITE.mailbox());
        holder.registers("phone");
        String challenge = holder.customer().logsIn(Client.ELSEWHERE).challenge();
        try (Browser browser = Browser.open("en")) {
            plugIn(browser, true);
            browser.go(page("sekisho." + DOMAIN, challenge));
            browser.click("[data-passkey] button");
            browser.says("The passkey was not used.");
            browser.isAccessible();
            browser.click("form.choice button");
            browser.type("#code", SITE.mailbox().next(holder.customer().email()).code());
            browser.says("Confirmed");
        }
    }

    @Test
    void aPageOutsideOfTheDomainDoesNotOfferWhatTheBrowserWouldRefuse() {
        PasskeyHolder holder = new PasskeyHolder(SITE.brokerage().customerWithHistory(), SITE.mailbox());
        holder.registers("phone");
        String challenge = holder.customer().logsIn(Client.ELSEWHERE).challenge();
        try (Browser browser = Browser.open("en")) {
            browser.go(page("localhost", challenge));
            browser.says("It cannot be used at this page's address.");
            assertThat(browser.has("[data-passkey]")).isFalse();
            assertThat(browser.has("form.choice")).isTrue();
            browser.isQuiet();
        }
    }
}
