package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.ConsoleVisitor.PASSWORD;

import io.sekisho.server.browsing.Browser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

@Tag("slow")
class ConsoleBrowserTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static final String STRICTER = """
        name: stricter
        versions:
          - effectiveFrom: 2099-01-01T00:00:00+09:00
            description: Every new device is asked.
            default: ALLOW
            rules:
              - name: new device
                on: login
                when: "!device.usual"
                decide: CHALLENGE
                require: [[emailCode]]
        """;

    private static int users;

    private static String at(String path) {
        return "http://localhost:" + SITE.brokerage().api().base().getPort() + path;
    }

    private static void signIn(Browser browser, String role) {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SITE.server(), "browser" + ++users, role);
        browser.go(at("/console/"));
        browser.type("#name", user.name());
        browser.type("#password", PASSWORD);
        browser.type("#code", ConsoleVisitor.code(user.secret(), SITE.server().clock()));
        browser.click("form.stacked button");
        browser.isAt(at("/console/"));
        browser.find("nav a[aria-current]");
    }

    /** As it is and on a telephone: accessible, and nothing that the browser complains of. */
    private static void isGood(Browser browser, String picture) {
        browser.isAccessible();
        browser.picture("console-" + picture);
        browser.onPhone().isAccessible();
        browser.picture("console-" + picture + "-phone");
        browser.atDesk().isQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void anAnalystLooksAtEverything(String language) {
        Customer customer = SITE.brokerage().customerWithHistory();
        customer.logsIn(Client.HOME).decides("ALLOW");
        Reply odd = customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE");
        customer.passes(odd.challenge(), Client.ELSEWHERE, SITE.mailbox());
        customer.logsIn(Client.HOME.at("185.220.101.4").using(Client.FIREFOX));
        SITE.brokerage()
                .api()
                .postText("/v1/policies", "application/yaml", STRICTER)
                .is(201);
        try (Browser browser = Browser.open(language)) {
            browser.go(at("/console/"));
            isGood(browser, language + "-sign-in");
            signIn(browser, "analyst");
            browser.find("canvas");
            isGood(browser, language + "-overview");
            browser.click("nav a[href='/console/feed']");
            browser.find("#rows tr");
            isGood(browser, language + "-feed");
            browser.go(at("/console/assessments/" + odd.text("/id")));
            browser.find("canvas");
            isGood(browser, language + "-assessment");
            browser.click("form.actions button");
            browser.find(".note.good");
            browser.go(at("/console/accounts/" + customer.account()));
            browser.find("canvas");
            isGood(browser, language + "-account");
            browser.go(at("/console/policies"));
            isGood(browser, language + "-policies");
            browser.go(at("/console/policies/2"));
            isGood(browser, language + "-policy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void anAnalystWorksOnACase(String language) {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply login = customer.logsIn(Client.HOME);
        try (Browser browser = Browser.open(language)) {
            signIn(browser, "supervisor");
            browser.go(at("/console/assessments/" + login.text("/id")));
            browser.click("button[name=label][value=TAKEOVER]");
            browser.find(".reasons .badge.DENY");
            browser.click("nav a[href='/console/cases']");
            isGood(browser, language + "-cases");
            browser.go(at("/console/accounts/" + customer.account()));
            browser.type("#reason", "フィッシングの申告");
            browser.click("form[action$='/suspension'] button");
            browser.driver().switchTo().alert().accept();
            browser.find(".badge.SUSPENDED");
            browser.isQuiet();
            browser.go(at("/console/cases"));
            browser.click("td.when a");
            browser.find("ol.log");
            browser.click("button[name=state][value=IN_PROGRESS]");
            browser.find(".badge.IN_PROGRESS");
            isGood(browser, language + "-case");
            browser.go(at("/console/holds?state=ALL"));
            isGood(browser, language + "-holds");
        }
    }

    @Test
    void anAnalystWatchesASymbolAndSeesHowItTrades() {
        SITE.brokerage()
                .api()
                .send("PUT", "/v1/market", "text/csv", tradingDays("7992").getBytes(StandardCharsets.UTF_8))
                .is(200);
        try (Browser browser = Browser.open("ja")) {
            signIn(browser, "analyst");
            browser.click("nav a[href='/console/watchlist']");
            browser.type("#symbol", "7992");
            browser.type("#reason", "前日の297倍の出来高");
            browser.click("form.stacked button");
            browser.says("前日の297倍の出来高");
            isGood(browser, "ja-watchlist");
            browser.click("td a[href='/console/market?symbol=7992']");
            browser.find("canvas");
            isGood(browser, "ja-symbol");
            browser.click("form.actions button");
            browser.driver().switchTo().alert().accept();
            browser.says("監視中の銘柄はありません");
            browser.isQuiet();
        }
    }

    private static String tradingDays(String symbol) {
        LocalDate today = LocalDate.ofInstant(SITE.server().clock().instant(), ZoneOffset.ofHours(9));
        StringBuilder csv = new StringBuilder("symbol,date,close,volume,currency,market\n");
        for (int i = 0; i < 25; i++) {
            csv.append("%s,%s,%d,%d,JPY,XTKS%n"
                    .formatted(symbol, today.minusDays(i), 130 - i, i == 0 ? 2_970_000 : 10_000 + 400 * i));
        }
        return csv.toString();
    }

    @Test
    void newAssessmentsAppearInTheFeedByThemselves() {
        try (Browser browser = Browser.open("en")) {
            signIn(browser, "auditor");
            browser.go(at("/console/feed"));
            Reply login = SITE.brokerage().customerWithHistory().logsIn(Client.HOME);
            browser.find("#rows tr[id='a-" + login.text("/id") + "']");
            browser.click("[data-feed-pause]");
            browser.says("Paused");
            browser.isQuiet();
        }
    }

    @Test
    void aUserEnrolsWithAPasskeyAndSignsInWithIt() {
        String link = ConsoleVisitor.invite(SITE.server(), "passkey" + ++users, "supervisor");
        try (Browser browser = Browser.open("en")) {
            browser.driver()
                    .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                            .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                            .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                            .setHasResidentKey(true)
                            .setHasUserVerification(true)
                            .setIsUserVerified(true));
            browser.go(link);
            isGood(browser, "enrol");
            browser.click("[data-passkey] button");
            browser.isAt(at("/console/sign-in"));
            browser.click("[data-passkey] button");
            browser.isAt(at("/console/"));
            browser.says("supervisor");
            browser.isQuiet();
            browser.go(link);
            browser.says("This link does not work");
        }
    }

    @Test
    void whoEnrolsSeesTheCodeGeneratorsKeyAsPictureAndText() {
        String link = ConsoleVisitor.invite(SITE.server(), "enrolling" + ++users, "auditor");
        try (Browser browser = Browser.open("ja")) {
            browser.go(link);
            isGood(browser, "ja-enrol");
            byte[] secret =
                    new ConsoleVisitor(SITE.server()).secretOf(URI.create(link).getPath());
            browser.type("#password", PASSWORD);
            browser.type("#again", PASSWORD);
            browser.type("#code", ConsoleVisitor.code(secret, SITE.server().clock()));
            browser.click("form.stacked button");
            browser.isAt(at("/console/sign-in"));
            browser.isQuiet();
        }
    }
}
