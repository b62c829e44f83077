package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.sekisho.app.SiteVisitor.Page;
import io.sekisho.client.ChallengeAnswer;
import io.sekisho.client.ChallengeMethod;
import io.sekisho.client.ChallengeStatus;
import io.sekisho.client.ClientInfo;
import io.sekisho.client.ClientOptions;
import io.sekisho.client.SekishoClient;
import io.sekisho.demo.DemoConfig;
import io.sekisho.demo.HibariDemo;
import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Browsers;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.mail.Letter;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.server.SekishoServer;
import io.sekisho.server.Settings;
import io.sekisho.server.store.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brokerage of the demo, by its forms, with a real Sekisho behind it. Each test has a customer of its own. */
@Tag("slow")
class HibariTest {

    private static final String KEY = "key-of-the-tests";

    /** A provider's home network that none of the customers uses. */
    private static final String ELSEWHERE = "210.130.1.77";

    /** Listed as a VPN for these tests. */
    private static final String HIDDEN = "185.220.101.7";

    @TempDir
    private static Path folder;

    private static Mailroom mailroom;
    private static SekishoServer server;
    private static HibariDemo demo;
    private static SekishoClient sekisho;
    private static HoldDesk desk;

    @BeforeAll
    static void start() throws IOException {
        mailroom = Mailroom.open();
        Path list = Files.writeString(folder.resolve("vpn"), "185.220.101.0/24\n");
        Map<String, String> environment = Map.of(
                "SEKISHO_ADMIN_KEY",
                KEY,
                "SEKISHO_DB_URL",
                TestDatabase.url(),
                "SEKISHO_SMTP_URL",
                mailroom.url().toString(),
                "SEKISHO_NETWORK_LISTS",
                "vpn=" + list);
        server = SekishoServer.start(Settings.read(environment, null, 0, folder));
        URI api = URI.create("http://127.0.0.1:" + server.port());
        URI seen = URI.create("http://sekisho.localhost:" + server.port());
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        demo = HibariDemo.start(new DemoConfig(api, seen, KEY, 0, DemoConfig.SEED, clock), mailroom);
        sekisho = new SekishoClient(ClientOptions.of(api, KEY));
        desk = new HoldDesk(api, KEY);
    }

    @AfterAll
    static void stop() {
        demo.close();
        server.close();
        mailroom.close();
    }

    private static Customer customer(int number) {
        return Cast.customers().get(number - 1);
    }

    private static SiteVisitor visitor(ClientInfo client) {
        return new SiteVisitor("hibari.localhost", demo.port(), client);
    }

    private static SiteVisitor stranger() {
        return visitor(Browsers.FIREFOX_WINDOWS.at(ELSEWHERE));
    }

    private static Page login(SiteVisitor visitor, Customer customer) {
        return visitor.fill("/login", "id", customer.id(), "password", customer.password());
    }

    private static BigDecimal cash(Customer customer) {
        return demo.members()
                .find(customer.id())
                .orElseThrow()
                .book()
                .statement()
                .cash();
    }

    /** As the hosted page would: a code is mailed, read, and typed in by the same browser. */
    private static void pass(String challenge, Customer customer, ClientInfo client) {
        int before = withCode(customer).size();
        sekisho.startChallenge(challenge, ChallengeMethod.EMAIL_CODE, client);
        Awaitility.await().until(() -> withCode(customer).size() > before);
        Letter letter = withCode(customer).getFirst();
        assertThat(letter.text()).contains(customer.phrase());
        String code = letter.code().orElseThrow();
        ChallengeStatus status = sekisho.answerChallenge(challenge, new ChallengeAnswer.EmailCode(code, client));
        assertThat(status.status()).isEqualTo(ChallengeStatus.Status.PASSED);
    }

    /** What happens in the account is told beside them. */
    private static List<Letter> withCode(Customer customer) {
        return mailroom.lettersTo(customer.email()).stream()
                .filter(letter -> letter.code().isPresent())
                .toList();
    }

    @Test
    void aCustomerAtHomeGetsInAndSeesWhatHeHas() {
        Customer yoko = customer(1);
        try (SiteVisitor home = visitor(yoko.home())) {
            assertThat(login(home, yoko).location()).isEqualTo("/portfolio");
            Page portfolio = home.get("/portfolio");
            assertThat(portfolio.body()).contains("佐藤 陽子 様", "資産状況", "デモ", "実在しません");
            assertThat(home.get("/portfolio/history").body()).startsWith("[").contains(",");
            assertThat(home.get("/portfolio?lang=en").body()).contains("Yoko Sato", "Demo", "does not exist");
            assertThat(home.get("/activity").body())
                    .as("the language is remembered")
                    .contains("Activity");
        }
    }

    @Test
    void anotherBrowserNeedsTheMailedCodeOnceAndIsKnownThen() {
        Customer kenichi = customer(2);
        try (SiteVisitor elsewhere = stranger()) {
            Page asked = login(elsewhere, kenichi);
            assertThat(asked.location())
                    .startsWith("http://sekisho.hibari.localhost:" + server.port() + "/step-up/ch_")
                    .endsWith("?return=http%3A%2F%2Fhibari.localhost%3A" + demo.port() + "%2Fstep-up-done");
            assertThat(elsewhere.get("/portfolio").location()).isEqualTo("/login");

            String challenge = asked.challenge().orElseThrow();
            pass(challenge, kenichi, elsewhere.client());
            assertThat(elsewhere.get("/step-up-done?challenge=" + challenge).location())
                    .isEqualTo("/portfolio");
            assertThat(elsewhere.get("/portfolio").body()).contains("田中 健一");

            elsewhere.post("/logout", elsewhere.get("/portfolio").csrf());
            assertThat(login(elsewhere, kenichi).location()).isEqualTo("/portfolio");
        }
    }

    @Test
    void whoComesBackWithoutHavingPassedStaysOutside() {
        try (SiteVisitor elsewhere = stranger()) {
            String challenge = login(elsewhere, customer(12)).challenge().orElseThrow();
            Page back = elsewhere.get("/step-up-done?challenge=" + challenge);
            assertThat(back.status()).isEqualTo(403);
            assertThat(back.body()).contains("data-outcome=\"notShown\"");
            assertThat(elsewhere.get("/portfolio").location()).isEqualTo("/login");
        }
    }

    @Test
    void aChallengePassedInAnotherBrowserOpensNothing() {
        Customer shota = customer(4);
        try (SiteVisitor elsewhere = stranger();
                SiteVisitor thief = stranger()) {
            String challenge = login(elsewhere, shota).challenge().orElseThrow();
            pass(challenge, shota, elsewhere.client());
            assertThat(thief.get("/step-up-done?challenge=" + challenge).location())
                    .isEqualTo("/");
            assertThat(thief.get("/portfolio").location()).isEqualTo("/login");
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountAreToldAlike() {
        try (SiteVisitor elsewhere = stranger()) {
            Page wrong = elsewhere.fill("/login", "id", customer(5).id(), "password", "guessed");
            Page unknown = elsewhere.fill("/login", "id", "9999-9999", "password", "guessed");
            assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(401);
            assertThat(wrong.body()).contains("data-outcome=\"refused\"");
            assertThat(wrong.body().replace(customer(5).id(), "").replaceAll("value=\"[^\"]*\"", ""))
                    .isEqualTo(unknown.body().replace("9999-9999", "").replaceAll("value=\"[^\"]*\"", ""));
        }
    }

    @Test
    void anOrderOfAHonestCustomerIsExecuted() {
        Customer sakura = customer(6);
        try (SiteVisitor home = visitor(sakura.home())) {
            login(home, sakura);
            BigDecimal before = cash(sakura);
            Page done = home.fill("/order", "side", "buy", "symbol", "J808.T", "quantity", "100", "price", "");
            assertThat(done.location()).isEqualTo("/portfolio");
            assertThat(cash(sakura)).isEqualByComparingTo(before.subtract(new BigDecimal("98500")));
            assertThat(home.get("/portfolio").body()).contains("data-notice=\"notice.trade\"");
            assertThat(home.get("/activity").body()).contains("data-kind=\"BUY\" data-result=\"DONE\"");
            String order = sekisho.account(sakura.id()).lastEvents().getFirst().assessment();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.outcomeOf(order)).isEqualTo("executed"));
        }
    }

    @Test
    void anOrderThatCannotBeIsSentBackWithTheReasons() {
        Customer sakura = customer(6);
        try (SiteVisitor home = visitor(sakura.home())) {
            login(home, sakura);
            Page back = home.fill("/order", "side", "sell", "symbol", "9101.HK", "quantity", "-5", "price", "x");
            assertThat(back.status()).isEqualTo(422);
            assertThat(back.body()).contains("数量は1以上の整数", "指値は0より大きい数値");
        }
    }

    @Test
    void aLargeWithdrawalIsMadeOnceAfterItsCode() {
        Customer daisuke = customer(7);
        try (SiteVisitor home = visitor(daisuke.home())) {
            login(home, daisuke);
            BigDecimal before = cash(daisuke);
            Page asked = home.fill("/withdraw", "amount", "600000", "pin", daisuke.pin());
            assertThat(cash(daisuke)).isEqualByComparingTo(before);

            String challenge = asked.challenge().orElseThrow();
            pass(challenge, daisuke, home.client());
            assertThat(home.get("/step-up-done?challenge=" + challenge).location())
                    .isEqualTo("/activity");
            assertThat(cash(daisuke)).isEqualByComparingTo(before.subtract(new BigDecimal("600000")));

            assertThat(home.get("/step-up-done?challenge=" + challenge).location())
                    .isEqualTo("/");
            assertThat(cash(daisuke)).isEqualByComparingTo(before.subtract(new BigDecimal("600000")));
        }
    }

    @Test
    void aWrongPinWithdrawsNothing() {
        Customer naomi = customer(8);
        try (SiteVisitor home = visitor(naomi.home())) {
            login(home, naomi);
            BigDecimal before = cash(naomi);
            assertThat(home.fill("/withdraw", "amount", "1000", "pin", "9999").status())
                    .isEqualTo(422);
            assertThat(cash(naomi)).isEqualByComparingTo(before);
        }
    }

    @Test
    void aCodePassedFromAHiddenNetworkLetsLookOnly() {
        Customer makoto = customer(9);
        try (SiteVisitor hidden = visitor(Browsers.CHROME_WINDOWS.at(HIDDEN))) {
            String challenge = login(hidden, makoto).challenge().orElseThrow();
            pass(challenge, makoto, hidden.client());
            hidden.get("/step-up-done?challenge=" + challenge);
            assertThat(hidden.get("/portfolio").body()).contains("data-restricted=\"true\"", "閲覧のみ");
            BigDecimal before = cash(makoto);
            Page held = hidden.fill("/withdraw", "amount", "1000", "pin", makoto.pin());
            assertThat(held.body()).contains("data-outcome=\"held\" data-operation=\"withdrawal\"");
            assertThat(cash(makoto)).isEqualByComparingTo(before);
        }
    }

    @Test
    void aChangedMailAddressIsToldToTheOldOne() {
        Customer yuko = customer(10);
        try (SiteVisitor home = visitor(yuko.home())) {
            login(home, yuko);
            Page done =
                    home.fill("/settings", "field", "email", "value", "new@mail.example", "password", yuko.password());
            Optional<String> challenge = done.challenge();
            if (challenge.isPresent()) {
                pass(challenge.get(), yuko, home.client());
                done = home.get("/step-up-done?challenge=" + challenge.get());
            }
            assertThat(done.location()).isEqualTo("/settings");
            assertThat(home.get("/settings").body()).contains("new@mail.example");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(mailroom.lettersTo(yuko.email())).isNotEmpty());
        }
    }

    @Test
    void aChangedPasswordIsTheOneThatCountsFromThenOn() {
        Customer takashi = customer(11);
        try (SiteVisitor home = visitor(takashi.home())) {
            login(home, takashi);
            Page done = home.fill(
                    "/settings", "field", "password", "value", "atarashii-pass-1", "password", takashi.password());
            assertThat(done.location()).isEqualTo("/settings");
            home.post("/logout", home.get("/portfolio").csrf());
            assertThat(login(home, takashi).status()).isEqualTo(401);
            assertThat(home.fill("/login", "id", takashi.id(), "password", "atarashii-pass-1")
                            .location())
                    .isEqualTo("/portfolio");
        }
    }

    @Test
    void aSuspendedAccountIsLoggedOutAndCannotComeBack() {
        Customer tome = customer(3);
        try (SiteVisitor home = visitor(tome.home())) {
            assertThat(login(home, tome).location()).isEqualTo("/portfolio");
            BigDecimal before = cash(tome);
            Page held = buyThin(home, tome);
            assertThat(held.body()).contains("data-outcome=\"held\"");

            sekisho.suspend(tome.id(), "told by telephone that it was not her");

            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(home.get("/portfolio").location()).isEqualTo("/login"));
            Awaitility.await().untilAsserted(() -> assertThat(results(tome)).contains(Activity.Result.FROZEN));
            assertThat(cash(tome)).isEqualByComparingTo(before);
            assertThat(login(home, tome).status()).isEqualTo(401);
        }
    }

    private static Page buyThin(SiteVisitor home, Customer customer) {
        BigDecimal quantity = cash(customer).divide(new BigDecimal("92"), 0, RoundingMode.DOWN);
        return home.fill(
                "/order", "side", "buy", "symbol", "J909.T", "quantity", quantity.toPlainString(), "price", "");
    }

    /** Of everything but logins, the newest first. */
    private static List<Activity.Result> results(Customer customer) {
        return demo.members().find(customer.id()).orElseThrow().book().activities().stream()
                .filter(activity -> activity.kind() != Activity.Kind.LOGIN)
                .map(Activity::result)
                .toList();
    }

    @Test
    void aHeldOrderIsExecutedOnceAnAnalystReleasesItAndNotWhereHeDeniesIt() {
        Customer rie = customer(17);
        try (SiteVisitor home = visitor(rie.home())) {
            login(home, rie);
            BigDecimal before = cash(rie);
            assertThat(buyThin(home, rie).body()).contains("data-outcome=\"held\"");
            String denied = desk.heldOf(rie.id());
            desk.settle(denied, "deny");
            Awaitility.await().untilAsserted(() -> assertThat(results(rie)).containsExactly(Activity.Result.REFUSED));
            assertThat(cash(rie)).isEqualByComparingTo(before);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.outcomeOf(desk.assessmentOf(denied)))
                            .isEqualTo("cancelled"));

            assertThat(buyThin(home, rie).body()).contains("data-outcome=\"held\"");
            String released = desk.heldOf(rie.id());
            desk.settle(released, "release");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(results(rie)).containsExactly(Activity.Result.DONE, Activity.Result.REFUSED));
            assertThat(cash(rie)).isLessThan(new BigDecimal("92"));
            assertThat(home.get("/activity").body()).contains("data-kind=\"BUY\" data-result=\"DONE\"");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(desk.outcomeOf(desk.usedBy(released))).isEqualTo("executed"));
        }
    }

    @Test
    void aMessageThatIsNotSekishosIsRefused() {
        try (SiteVisitor forger = new SiteVisitor("127.0.0.1", demo.port(), Browsers.FIREFOX_WINDOWS.at(ELSEWHERE))) {
            HttpResponse<String> answer = forger.speak(
                    "/sekisho-events",
                    "webhook-id",
                    "msg_1",
                    "webhook-timestamp",
                    "1742775121",
                    "webhook-signature",
                    "v1,");
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void sekishoKnowsWhereAnOrdersSymbolIsListed() {
        Map<String, Object> order = orderFacts(customer(14));
        assertThat(order.toString()).contains("XTKS");
    }

    private static Map<String, Object> orderFacts(Customer customer) {
        try (SiteVisitor home = visitor(customer.home())) {
            login(home, customer);
            home.fill("/order", "side", "buy", "symbol", "J101.T", "quantity", "100", "price", "");
        }
        String last = sekisho.account(customer.id()).lastEvents().getFirst().assessment();
        return sekisho.assessment(last).facts();
    }

    @Test
    void aFormFromAnotherSiteDoesNothingAndTheOwnOneStopsTheAccount() {
        Customer megumi = customer(12);
        try (SiteVisitor home = visitor(megumi.home())) {
            login(home, megumi);
            BigDecimal before = cash(megumi);
            assertThat(home.post("/withdraw", "guessed", "amount", "1000", "pin", megumi.pin())
                            .status())
                    .isEqualTo(403);
            assertThat(cash(megumi)).isEqualByComparingTo(before);
            String csrf = home.get("/settings").csrf();
            assertThat(home.post("/settings/stop", csrf, "password", "a guess").status())
                    .isEqualTo(422);
            assertThat(home.get("/portfolio").status()).isEqualTo(200);
            assertThat(home.post("/settings/stop", csrf, "password", megumi.password())
                            .location())
                    .isEqualTo("/login");
            assertThat(home.get("/login").body()).contains("お口座を停止しました");
            assertThat(login(home, megumi).status()).isEqualTo(401);
        }
    }

    @Test
    void pagesAreUnderAStrictPolicyAndCookiesOutOfReachOfScripts() {
        try (SiteVisitor elsewhere = stranger()) {
            Page page = elsewhere.get("/login");
            assertThat(page.policy())
                    .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(page.body())
                    .contains("フィッシング詐欺", "Beware of phishing", "data-sekisho", "/sekisho.js\" defer")
                    .doesNotContain("style=", "onclick=");
            HttpCookie session = elsewhere.cookie("hibari_session").orElseThrow();
            assertThat(session.isHttpOnly()).isTrue();
        }
    }

    @Test
    void aBoundBrowserIsKnownByItsKeyAndACopyOfItsTokenIsNot() throws JOSEException {
        Customer bound = customer(1);
        try (SiteVisitor home = visitor(bound.home());
                SiteVisitor thief = visitor(bound.home())) {
            BoundBrowser browser = new BoundBrowser(home);
            String session = browser.takesUp(home.fillRaw("/login", "id", bound.id(), "password", bound.password()));
            HttpCookie token = home.cookie("hibari_device").orElseThrow();
            assertThat(login(home, bound).location()).isEqualTo("/portfolio");

            // Its time is up: the browser asks, signs, and is given another.
            home.forget("hibari_bound");
            HttpResponse<String> asked = home.speak("/bound/refresh", "Sec-Secure-Session-Id", '"' + session + '"');
            assertThat(asked.statusCode()).isEqualTo(403);
            HttpResponse<String> fresh = home.speak(
                    "/bound/refresh",
                    "Sec-Secure-Session-Id",
                    '"' + session + '"',
                    "Secure-Session-Response",
                    browser.proves(asked));
            assertThat(fresh.statusCode()).isEqualTo(200);
            assertThat(home.cookie("hibari_bound")).isPresent();

            // Malware copied the token, and the key it could not.
            thief.hold(token);
            assertThat(login(thief, bound).challenge()).isPresent();
            assertThat(login(home, bound).location()).isEqualTo("/portfolio");
        }
    }

    @Test
    void hostsHaveTheirSitesAndStrangeOnesAreSentToTheBrokerage() {
        ClientInfo client = Browsers.SAFARI_MAC.at(ELSEWHERE);
        try (SiteVisitor plain = new SiteVisitor("localhost", demo.port(), client);
                SiteVisitor mail = new SiteVisitor("mail.localhost", demo.port(), client)) {
            assertThat(plain.get("/").location()).isEqualTo("http://hibari.localhost:" + demo.port() + "/");
            assertThat(mail.get("/").body()).contains("メールボックス", "佐藤 陽子");
            assertThat(mail.get("/?to=yoko.sato@mail.example").status()).isEqualTo(200);
            assertThat(mail.get("/login").status()).isEqualTo(404);
        }
    }

    @Test
    void everyCustomersHomeIsInJapan() {
        for (Customer customer : Cast.customers()) {
            String last = sekisho.account(customer.id()).lastEvents().getFirst().assessment();
            Map<String, Object> facts = sekisho.assessment(last).facts();
            assertThat(facts.toString()).as("%s", customer).contains("JP");
        }
    }
}
