package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Market data and the watch list through the API, and what an order is judged with. */
@Tag("slow")
class MarketTest {

    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api feed;
    private static Api analyst;
    private static int users;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        brokerage = server.brokerage();
        feed = Staff.service(brokerage.api(), "market feed", "market");
        analyst = Staff.person(brokerage.api(), "aoki", "analyst");
        today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.ofHours(9));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Signed in anew: other tests let hours pass. */
    private static ConsoleVisitor atDesk(String role) {
        return ConsoleVisitor.signedIn(server, role + ++users, role);
    }

    private static Reply put(String path, String type, String body) {
        return feed.send("PUT", path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode marketOf(Reply assessment) {
        return brokerage
                .assessment(assessment.is(200).text("/id"))
                .is(200)
                .json()
                .at("/facts/market");
    }

    private static Reply buys(String symbol, String currency) {
        Request order = Request.order("8021-" + symbol, HOME).session("s-1");
        ((tools.jackson.databind.node.ObjectNode) order.json().get("order"))
                .put("symbol", symbol)
                .put("currency", currency);
        return brokerage.assess(order);
    }

    @Test
    void anOrderIsJudgedWithHowItsSymbolTrades() {
        Reply taken = put("/v1/market", "text/csv", """
            symbol,date,close,volume,currency,market
            8001.HK,%1$s,4.00,10000,HKD,XHKG
            8001.HK,%2$s,2.00,30000,HKD,XHKG
            HKD,%1$s,19.25,,JPY,FX
            """.formatted(today, today.minusDays(1)))
                .is(200);
        assertThat(taken.text("/accepted")).isEqualTo("3");

        JsonNode market = marketOf(buys("8001.HK", "HKD"));
        assertThat(market.at("/listing/averageVolume").asLong()).isEqualTo(20_000);
        // (40,000 + 60,000) / 2 Hong Kong dollars.
        assertThat(market.at("/listing/averageTurnoverJpy").asLong()).isEqualTo(962_500);
        assertThat(market.at("/listing/market").asString()).isEqualTo("XHKG");
        assertThat(market.at("/listing/days").asInt()).isEqualTo(2);
        assertThat(market.at("/listing/firstSeen").asString())
                .isEqualTo(today.minusDays(1).toString());
        assertThat(market.at("/rateJpy").asString()).isEqualTo("19.25");
        JsonNode unknown = marketOf(buys("0001.HK", "USD"));
        assertThat(unknown.has("listing") || unknown.has("rateJpy")).isFalse();
        assertThat(unknown.path("dataVersion").asString())
                .isEqualTo(market.path("dataVersion").asString());

        Reply page = analyst.get("/v1/market/8001.HK").is(200);
        assertThat(page.texts("/bars", "close")).containsExactly("4.00", "2.00");
        assertThat(page.text("/averageTurnover")).isEqualTo("50000.00");
        assertThat(analyst.get("/v1/market").is(200).texts("/rates", "jpy")).contains("19.25");
        analyst.get("/v1/market/none").is(404);
    }

    @Test
    void refusedLinesAreNamedByNumberAndFieldAndStopNoOther() {
        Reply ndjson =
                put("/v1/market", "application/x-ndjson", """
                    {"symbol":"a1","date":"%1$s","close":"10","volume":5,"currency":"JPY","market":"XTKS"}
                    {"symbol":"a2","date":"%1$s","close":10,"volume":-5,"currency":"JPY","market":"XTKS"}

                    nonsense
                    {"symbol":"a1","date":"%1$s","close":"10","volume":5,"currency":"JPY","market":"XTKS"}
                    """.formatted(today)).is(200);
        assertThat(ndjson.text("/accepted")).isEqualTo("1");
        assertThat(ndjson.text("/duplicates")).isEqualTo("1");
        assertThat(ndjson.texts("/refused", "line")).containsExactly("2", "4");
        assertThat(ndjson.texts("/refused/0/errors", "pointer")).containsExactlyInAnyOrder("/close", "/volume");

        Reply csv = put("/v1/market", "text/csv", """
            market,currency,volume,close,date,symbol
            XTKS,JPY,5,10,%1$s,c1
            XTKS,JPY,5,10
            XTKS,JPY,,10,%1$s,c2
            FX,JPY,,0,%1$s,USD
            """.formatted(today)).is(200);
        assertThat(csv.text("/accepted")).isEqualTo("1");
        assertThat(csv.texts("/refused", "line")).containsExactly("3", "4", "5");
        assertThat(csv.texts("/refused/1/errors", "pointer")).containsExactly("/volume");
        assertThat(csv.texts("/refused/2/errors", "pointer")).containsExactly("/close");
        put("/v1/market", "text/csv", "7992,2025-03-24,104,5,JPY,XTKS\n").is(400);
        put("/v1/market", "application/json", "{}").is(415);
    }

    @Test
    void aWatchedSymbolIsSeenByTheNextOrderUntilItsTime() {
        Instant until = server.clock().instant().plus(Duration.ofHours(1));
        Reply put = analyst.put(
                        "/v1/watchlist/7992",
                        Map.of("action", "hold", "reason", "297 times its volume", "until", until.toString()))
                .is(200);
        assertThat(put.text("/by")).isEqualTo("aoki");

        JsonNode watched = marketOf(buys("7992", "JPY")).path("watched");
        assertThat(watched.path("action").asString()).isEqualTo("hold");
        assertThat(watched.path("reason").asString()).isEqualTo("297 times its volume");
        assertThat(marketOf(buys("7992 ", "JPY")).has("watched")).isTrue();

        server.clock().forward(Duration.ofMinutes(61));
        assertThat(marketOf(buys("7992", "JPY")).has("watched")).isFalse();
        analyst.get("/v1/watchlist/7992").is(404);

        analyst.put("/v1/watchlist/7992", Map.of("action", "deny", "reason", "again"))
                .is(200);
        analyst.delete("/v1/watchlist/7992").is(204);
        analyst.delete("/v1/watchlist/7992").is(404);
        assertThat(marketOf(buys("7992", "JPY")).has("watched")).isFalse();
        analyst.put("/v1/watchlist/7992", Map.of("action", "deny", "reason", "thrice"))
                .is(200);
        assertThat(analyst.get("/v1/watchlist/7992").is(200).texts("/history", "reason"))
                .containsExactly("thrice", "", "again", "297 times its volume");
    }

    @Test
    void theListIsExportedAndTakenAgain() {
        String lines =
                "symbol,action,reason,until\nX1,hold,\"rumours, in \"\"chats\"\"\",\nX2,deny,=cmd(),\nX3,stop,x,\n";
        Reply taken = put("/v1/watchlist", "text/csv", lines).is(200);
        assertThat(taken.text("/accepted")).isEqualTo("2");
        assertThat(taken.texts("/refused/0/errors", "pointer")).containsExactly("/action");
        assertThat(marketOf(buys("X2", "JPY")).at("/watched/action").asString()).isEqualTo("deny");

        String exported = atDesk("analyst").get("/console/watchlist.csv").body();
        assertThat(exported)
                .startsWith("symbol,action,reason,until,by,at\r\n")
                .contains("X1,hold,\"rumours, in \"\"chats\"\"\",,market feed,", "X2,deny,'=cmd(),,market feed,");
        Reply again = put("/v1/watchlist", "text/csv", exported).is(200);
        assertThat(again.text("/accepted")).isEqualTo("0");
        assertThat(again.text("/refusedCount")).isEqualTo("0");
        assertThat(analyst.get("/v1/watchlist").is(200).texts("/symbols", "reason"))
                .contains("=cmd()", "rumours, in \"chats\"");
    }

    @Test
    void analystsKeepTheListInTheConsoleAndSeeHowASymbolTrades() {
        ConsoleVisitor visitor = atDesk("analyst");
        put("/v1/market", "text/csv", """
            symbol,date,close,volume,currency,market
            6758/T,%1$s,3500,700,JPY,XTKS
            """.formatted(today)).is(200);
        assertThat(visitor.get("/console/watchlist").body()).contains("Watch a symbol");
        Map<String, String> entry =
                Map.of("symbol", " 6758/T ", "action", "HOLD", "reason", "<b>bought by many", "lasting", "WEEK");
        assertThat(visitor.post("/console/watchlist", entry).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/console/watchlist").body())
                .contains("6758/T", "&lt;b&gt;bought by many", "/console/market?symbol=6758%2FT");
        Reply bought = buys("6758/T", "JPY");
        assertThat(marketOf(bought).has("watched")).isTrue();
        assertThat(visitor.get("/console/market?symbol=6758%2FT").body())
                .contains("data-plot=\"market\"", "700", "2,450,000", "bought by many", "until ");
        assertThat(visitor.get("/console/assessments/" + bought.text("/id")).body())
                .contains("/console/market?symbol=6758%2FT", "bought by many");
        assertThat(visitor.post("/console/watchlist", Map.of("symbol", "x", "action", "HOLD", "lasting", "WEEK"))
                        .statusCode())
                .isEqualTo(422);

        assertThat(visitor.post("/console/watchlist/remove", Map.of("symbol", "6758/T"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(marketOf(buys("6758/T", "JPY")).has("watched")).isFalse();
        assertThat(visitor.get("/console/market?symbol=6758%2FT").body()).contains("Taken off the list");
        assertThat(visitor.get("/console/market?symbol=nobody").body()).contains("do not know this symbol");
        ConsoleVisitor auditor = atDesk("auditor");
        assertThat(auditor.get("/console/watchlist").body()).doesNotContain("Watch a symbol");
        assertThat(auditor.get("/console/market?symbol=6758%2FT").body()).doesNotContain("Put on the list</button>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"hold\"}",
                "{\"action\":\"watch\",\"reason\":\"x\"}",
                "{\"action\":\"deny\",\"reason\":\"x\",\"until\":\"2020-01-01T00:00:00Z\"}",
            })
    void anEntryThatIsNoneIsRefused(String body) {
        analyst.send("PUT", "/v1/watchlist/bad", "application/json", body.getBytes(StandardCharsets.UTF_8))
                .is(400);
        analyst.get("/v1/watchlist/bad").is(404);
    }

    @Test
    void aFeedAddsAndStrengthensAndOnlyPeopleWeaken() {
        Api feed = Staff.service(brokerage.api(), "a feed", "market");
        String path = "/v1/watchlist/F1";
        feed.put(path, Map.of("action", "hold", "reason", "x")).is(200);
        feed.put(path, Map.of("action", "deny", "reason", "x")).is(200);
        feed.put(path, Map.of("action", "hold", "reason", "x")).is(403);
        String soon = server.clock().instant().plus(Duration.ofMinutes(1)).toString();
        feed.put(path, Map.of("action", "deny", "reason", "x", "until", soon)).is(403);
        String lines = "symbol,action,reason\nF2,hold,x\nF1,hold,x\n";
        feed.send("PUT", "/v1/watchlist", "text/csv", lines.getBytes(StandardCharsets.UTF_8))
                .is(403);
        analyst.get("/v1/watchlist/F2").is(404);
        feed.delete(path).is(403);
        assertThat(analyst.get(path).is(200).text("/action")).isEqualTo("deny");
        analyst.put(path, Map.of("action", "hold", "reason", "x")).is(200);
        analyst.delete(path).is(204);
    }

    @Test
    void whoMayReadAndWrite() {
        for (String scope : List.of("assess", "import", "auditor")) {
            Api other = Staff.service(brokerage.api(), "some " + scope, scope);
            other.put("/v1/watchlist/z", Map.of("action", "hold", "reason", "x"))
                    .is(403);
            other.send("PUT", "/v1/market", "text/csv", new byte[0]).is(403);
        }
        analyst.send("PUT", "/v1/market", "text/csv", new byte[0]).is(403);
        Staff.service(brokerage.api(), "an auditor", "auditor")
                .get("/v1/watchlist")
                .is(200);
        ConsoleVisitor auditor = atDesk("auditor");
        assertThat(auditor.get("/console/watchlist").statusCode()).isEqualTo(200);
        assertThat(auditor.post("/console/watchlist", Map.of("symbol", "z", "action", "HOLD", "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
    }
}
