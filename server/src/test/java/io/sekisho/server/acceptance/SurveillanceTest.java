package io.sekisho.server.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Thieves in several accounts buy the same thin stock: what one account's theft does for the next, through HTTP. */
@Tag("slow")
class SurveillanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> THIN = List.of("7992", "7993", "7994", "7995", "7996");

    private static final String POLICY = """
        name: holding
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        settings:
          surveillance: {watch: hold, days: 3}
          restrict:
            assurance:
              order: {HIGH: substantial}
        rules:
          - name: orders at risk are held
            on: order
            when: risk.level >= MEDIUM
            decide: HOLD
            require: [[passkey, emailCode]]
        """;

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api analyst;

    @BeforeAll
    static void start() throws IOException {
        Awaitility.setDefaultTimeout(PATIENCE);
        Files.writeString(folder.resolve("holding.yaml"), POLICY);
        server = started();
        brokerage = server.brokerage();
        analyst = Staff.person(server.api(), "hana", "analyst");
        listSymbols(server);
    }

    private static RunningServer started() {
        return RunningServer.start(
                "SEKISHO_SURVEILLANCE",
                "embedded",
                "SEKISHO_POLICY",
                folder.resolve("holding.yaml").toString());
    }

    private static void listSymbols(RunningServer server) {
        StringBuilder lines = new StringBuilder("symbol,date,close,volume,currency,market\n");
        LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.ofHours(9));
        for (int day = 1; day <= 25; day++) {
            String end = "," + today.minusDays(day) + ",";
            THIN.forEach(symbol -> lines.append(symbol).append(end).append("120,30000,JPY,XTKS\n"));
            lines.append("6758").append(end).append("3500,12000000,JPY,XTKS\n");
        }
        Reply put = server.api()
                .send("PUT", "/v1/market", "text/csv", lines.toString().getBytes(UTF_8))
                .is(200);
        assertThat(put.json().at("/refused")).as(put.body()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply orders(
            RunningServer at, Customer customer, Client client, String side, String symbol, long yen) {
        Request request = Request.order(customer.account(), client).session("s-" + client.ip());
        ((ObjectNode) request.json().get("order"))
                .put("side", side)
                .put("symbol", symbol)
                .put("quantity", String.valueOf(Math.max(1, yen / (symbol.equals("6758") ? 3500 : 120))))
                .put("price", symbol.equals("6758") ? "3500" : "120")
                .put("currency", "JPY")
                .put("valueJpy", String.valueOf(yen))
                .put("portfolioJpy", "7000000");
        return at.brokerage().assess(request).is(200);
    }

    /** A thief from elsewhere sells nearly everything and buys the stock. */
    private static void theft(RunningServer at, Customer victim, String symbol) {
        at.brokerage()
                .assess(Request.login(victim.account(), Client.ELSEWHERE).session("s-" + Client.ELSEWHERE.ip()))
                .is(200);
        orders(at, victim, Client.ELSEWHERE, "sell", "6758", 6_500_000);
        orders(at, victim, Client.ELSEWHERE, "buy", symbol, 2_000_000);
    }

    private static void thefts(RunningServer at, String symbol, int accounts) {
        for (int i = 0; i < accounts; i++) {
            theft(at, at.brokerage().customerWithHistory(), symbol);
        }
    }

    private static JsonNode alertOf(String symbol) {
        return analyst.get("/v1/alerts?kind=convergence&key=" + symbol)
                .is(200)
                .json()
                .at("/alerts/0");
    }

    private static JsonNode awaitAlert(String symbol, int members) {
        await().until(() -> alertOf(symbol).path("members").size() >= members);
        return alertOf(symbol);
    }

    private static String awaitWatched(String symbol) {
        await().until(() -> analyst.get("/v1/watchlist/" + symbol).status() == 200);
        return analyst.get("/v1/watchlist/" + symbol).text("/by");
    }

    private static double meter(RunningServer at, String name) {
        return at.api()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void threeThievesOfOneStockStopItForTheFourthAccount() {
        Customer honest = brokerage.customerWithHistory();
        brokerage
                .assess(Request.login(honest.account(), Client.HOME).session("s-" + Client.HOME.ip()))
                .decides("ALLOW");
        orders(server, honest, Client.HOME, "buy", "7992", 100_000).decides("ALLOW");

        thefts(server, "7992", 3);
        JsonNode alert = awaitAlert("7992", 3);
        assertThat(awaitWatched("7992")).isEqualTo("surveillance");

        System.out.printf(
                "surveillance: acted on %d ms after the event that completed the pattern%n", server.count("""
                    SELECT extract(epoch FROM a.heard_at - max(s.received_at)) * 1000
                    FROM alert a JOIN alert_member m ON m.alert = a.id JOIN assessment s ON s.id = m.assessment
                    WHERE a.kind = 'CONVERGENCE' AND a.key = '7992' AND s.received_at <= a.heard_at GROUP BY a.heard_at
                    """));
        Reply held = orders(server, honest, Client.HOME, "buy", "7992", 100_000).decides("HOLD");
        assertThat(held.reasons()).contains("SYMBOL_WATCHED");
        JsonNode scheme = analyst.get("/v1/cases/" + alert.path("case").asString())
                .is(200)
                .json();
        assertThat(scheme.path("kind").asString()).isEqualTo("SCHEME");
        assertThat(scheme.path("symbol").asString()).isEqualTo("7992");
        assertThat(scheme.path("assessments").size()).isGreaterThanOrEqualTo(3);
        assertThat(meter(server, "sekisho_surveillance_alerts_total{kind=\"convergence\"}"))
                .isPositive();
        assertThat(meter(server, "sekisho_surveillance_leader")).isEqualTo(1);
        assertThat(meter(server, "sekisho_surveillance_lag_seconds")).isLessThan((double) PATIENCE.toSeconds());
    }

    @Test
    void theirAccountsAreJudgedInItsLightAndACodeNoLongerReleasesWhatIsHeld() {
        List<Customer> victims = List.of(
                brokerage.customerWithHistory(), brokerage.customerWithHistory(), brokerage.customerWithHistory());
        Reply asked = orders(server, victims.getFirst(), Client.HOME, "buy", "7993", 300_000)
                .decides("HOLD");
        assertThat(asked.level()).isEqualTo("MEDIUM");
        assertThat(brokerage.challenge(asked.challenge()).text("/status")).isEqualTo("pending");
        victims.forEach(victim -> theft(server, victim, "7993"));
        String account = victims.getFirst().account();
        awaitAlert("7993", 3);
        await().until(() -> server.count("SELECT count(*) FROM alert_member WHERE NOT weighed") == 0);

        brokerage.assess(Request.login(account, Client.HOME).session("own")).decides("ALLOW");
        Reply own = brokerage.assess(Request.order(account, Client.HOME).session("own"));
        assertThat(own.reasons()).contains("SCHEME_MEMBER");
        assertThat(own.decision()).isEqualTo("HOLD");
        assertThat(own.level()).isIn("HIGH", "CRITICAL");
        // A mailed code was enough for it at its own risk, and is not at the risk that it has now.
        assertThat(brokerage.challenge(asked.challenge()).text("/status")).isEqualTo("failed");
        assertThat(analyst.get("/v1/holds/" + asked.text("/hold")).is(200).text("/state"))
                .isEqualTo("open");
    }

    @Test
    void aSymbolTakenOffByHandStaysOffWhileAccountsJoin() {
        thefts(server, "7994", 3);
        awaitWatched("7994");
        String caseId = awaitAlert("7994", 3).path("case").asString();
        analyst.delete("/v1/watchlist/7994").is(204);
        thefts(server, "7994", 1);
        assertThat(awaitAlert("7994", 4).path("case").asString()).isEqualTo(caseId);
        analyst.get("/v1/watchlist/7994").is(404);
    }

    @Test
    void aRowThatCannotBeReadIsSetAsideAndCounted() {
        double before = meter(server, "sekisho_surveillance_unreadable_total");
        brokerage.assess(Request.login("model", Client.HOME)).is(200);
        server.execute("""
            INSERT INTO assessment (id, account, version, received_at, event_time, type, decision, body, record, state_before)
            SELECT 'poison', account, 99, received_at, event_time, type, decision, 'no json', record, state_before
            FROM assessment WHERE account = 'model'
            """);
        await().until(() -> meter(server, "sekisho_surveillance_unreadable_total") == before + 1);
        thefts(server, "7995", 3);
        awaitAlert("7995", 3);
    }

    @Test
    void whereTheLeaderStopsAnotherGoesOnAndNeitherLosesNorDoubles() {
        RunningServer first = started();
        listSymbols(first);
        await().until(() -> meter(first, "sekisho_surveillance_leader") == 1);
        try (RunningServer second = first.another()) {
            thefts(second, "7992", 3);
            await().until(() -> first.count("SELECT count(*) FROM alert WHERE case_id IS NOT NULL") == 1);
            thefts(first, "7996", 2);
            assertThat(meter(second, "sekisho_surveillance_leader")).isZero();
            List<Long> heard = heard(second, "7992");

            first.close();
            Instant stopped = Instant.now();
            await().pollInterval(Duration.ofMillis(20)).until(() -> meter(second, "sekisho_surveillance_leader") == 1);
            System.out.println("surveillance: another leads after "
                    + Duration.between(stopped, Instant.now()).toMillis() + " ms");
            thefts(second, "7996", 1);
            await().until(() -> members(second, "7996") == 3);
            assertThat(heard(second, "7992")).isEqualTo(heard);
            assertThat(second.count("SELECT count(*) FROM alert WHERE kind = 'CONVERGENCE'"))
                    .isEqualTo(2);
        }
        try (RunningServer restarted = first.another()) {
            List<Long> heard = heard(restarted, "7996");
            thefts(restarted, "7996", 1);
            await().until(() -> members(restarted, "7996") == 4);
            assertThat(restarted.count("SELECT count(*) FROM alert WHERE kind = 'CONVERGENCE'"))
                    .isEqualTo(2);
            assertThat(restarted.count("SELECT count(*) FROM case_file WHERE kind = 'SCHEME'"))
                    .isEqualTo(2);
            assertThat(heard(restarted, "7996").getLast()).isEqualTo(heard.getLast() + 1);

            // The connection by which it leads is lost: it leads again by another, and knows what it knew.
            restarted.execute("""
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """);
            thefts(restarted, "7996", 1);
            await().until(() -> members(restarted, "7996") == 5);
            assertThat(restarted.count("SELECT count(*) FROM alert WHERE kind = 'CONVERGENCE'"))
                    .isEqualTo(2);
        }
    }

    private static long members(RunningServer at, String symbol) {
        return at.count(
                "SELECT count(*) FROM alert_member m JOIN alert a ON a.id = m.alert WHERE kind = 'CONVERGENCE' AND key"
                        + " = '"
                        + symbol + "'");
    }

    /** How much came of a scheme: members, entries of the watch list, lines of its case. */
    private static List<Long> heard(RunningServer at, String symbol) {
        return List.of(
                members(at, symbol),
                at.count("SELECT count(*) FROM watch_log WHERE symbol = '" + symbol + "'"),
                at.count("SELECT count(*) FROM case_entry WHERE what IN ('detected', 'joined') AND text LIKE '" + symbol
                        + ":%'"));
    }
}
