package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Positions and outcomes as the brokerage tells them, and what a victim's account needs to be as it was. */
@Tag("slow")
class RestorationSheetTest {

    private static RunningServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> position(String symbol, String quantity, String value) {
        return Map.of("symbol", symbol, "quantity", quantity, "valueJpy", value);
    }

    private static Reply put(String account, String asOf, Object positions) {
        return api.put("/v1/accounts/" + account + "/positions?asOf=" + asOf, positions);
    }

    /**
     * Holds 300 of 7203 and 500 of 8306, buys 100 of 8306 itself; then a stranger sells all of it and buys 3,500 of a thin stock, half of
     * what was ordered.
     */
    private static void play(String account) {
        server.brokerage()
                .importLines(Takeover.order(account, "2023-03-02T10:00:00+09:00", "buy", "8306", "100", "150000")
                        .toString())
                .is(200);
        Takeover one = Takeover.of(server.brokerage(), account, "2023-03-03T09:00:00+09:00");
        one.logsIn("2023-03-03T09:00:00+09:00");
        String first = one.orders("2023-03-03T09:01:00+09:00", "sell", "7203", "300", "903000");
        String second = one.orders("2023-03-03T09:02:00+09:00", "sell", "8306", "600", "915000");
        String third = one.orders("2023-03-03T09:03:00+09:00", "buy", "1111.T", "7000", "1750001");
        one.orders("2023-03-03T09:04:00+09:00", "buy", "1111.T", "7000", "1750001");
        one.executed(first, "300", "2023-03-03T09:11:00+09:00");
        one.executed(second, "400", "2023-03-03T09:12:00+09:00");
        one.executed(second, "200", "2023-03-03T09:13:00+09:00");
        one.executed(third, "3500", "2023-03-03T09:14:00+09:00");
        one.labelled("2023-03-03T09:00:00+09:00", "2023-03-03T12:00:00+09:00", "takeover");
    }

    private static Map<String, String> quantities(JsonNode positions) {
        Map<String, String> quantities = new TreeMap<>();
        positions.forEach(held -> quantities.put(
                held.path("symbol").asString(), held.path("quantity").asString()));
        return quantities;
    }

    @Test
    void theSheetIsAsComputedByHand() {
        put(
                        "sheet-1",
                        "2023-03-01T15:00:00%2B09:00",
                        List.of(position("7203", "300", "900000"), position("8306", "500", "750000")))
                .is(200);
        play("sheet-1");
        String path = "/v1/reports/restoration?account=sheet-1&from=2023-03-03T00:00:00%2B09:00";

        JsonNode sheet = api.get(path + "&price.7203=3050.5&price.8306=1500.25&price.1111.T=99.995")
                .is(200)
                .json();

        assertThat(sheet.path("takeover").asString()).isEqualTo("2023-03-03T00:00:00Z");
        assertThat(sheet.at("/before/basis").asString()).isEqualTo("snapshot");
        assertThat(quantities(sheet.at("/before/positions"))).isEqualTo(Map.of("7203", "300", "8306", "600"));
        assertThat(sheet.path("trades")).hasSize(3);
        assertThat(sheet.at("/trades/1/parts").asInt()).isEqualTo(2);
        // Half of 1,750,001 yen, half up.
        assertThat(sheet.at("/trades/2/valueJpy").asString()).isEqualTo("875001");
        assertThat(sheet.path("differences").toString())
                .isEqualTo(
                        "[{\"symbol\":\"1111.T\",\"sold\":\"0\",\"bought\":\"3500\",\"return\":\"sell\","
                            + "\"quantity\":\"3500\",\"priceJpy\":\"99.995\",\"priceFrom\":\"given\",\"valueJpy\":\"349983\"},"
                            + "{\"symbol\":\"7203\",\"sold\":\"300\",\"bought\":\"0\",\"return\":\"buyBack\","
                            + "\"quantity\":\"300\",\"priceJpy\":\"3050.5\",\"priceFrom\":\"given\",\"valueJpy\":\"915150\"},"
                            + "{\"symbol\":\"8306\",\"sold\":\"600\",\"bought\":\"0\",\"return\":\"buyBack\","
                            + "\"quantity\":\"600\",\"priceJpy\":\"1500.25\",\"priceFrom\":\"given\",\"valueJpy\":\"900150\"}]");
        assertThat(sheet.at("/cash/soldJpy").asString()).isEqualTo("1818000");
        assertThat(sheet.at("/cash/boughtJpy").asString()).isEqualTo("875001");
        assertThat(sheet.at("/cash/effectJpy").asString()).isEqualTo("942999");
        assertThat(sheet.at("/cost/buyBackJpy").asString()).isEqualTo("1815300");
        assertThat(sheet.at("/cost/saleJpy").asString()).isEqualTo("349983");
        // 1,815,300 - 349,983 - 942,999
        assertThat(sheet.at("/cost/costJpy").asString()).isEqualTo("522318");
        assertThat(sheet.at("/cost/complete").asBoolean()).isTrue();
        JsonNode without = api.get(path + "&price.7203=1").is(200).json();
        assertThat(without.at("/cost/complete").asBoolean()).isFalse();
        assertThat(without.at("/cost/unpriced").toString()).isEqualTo("[\"1111.T\",\"8306\"]");
        server.api()
                .send("PUT", "/v1/market", "text/csv", """
                    symbol,date,close,volume,currency,market
                    8306,2023-03-10,1500.25,1000000,JPY,XTKS
                    """.getBytes(StandardCharsets.UTF_8))
                .is(200);
        JsonNode market = api.get(path + "&price.7203=1").is(200).json();
        assertThat(market.at("/differences/2/priceFrom").asString()).isEqualTo("market");
        assertThat(market.at("/cost/buyBackJpy").asString()).isEqualTo("900450");
        assertThat(market.at("/cost/unpriced").toString()).isEqualTo("[\"1111.T\"]");
        assertThat(api.get(path + "&price.7203=-1").is(400).pointers()).containsExactly("?price.7203");
    }

    @Test
    void positionsToldAfterwardsAreReckonedBack() {
        play("sheet-2");
        put("sheet-2", "2023-03-04T15:00:00%2B09:00", List.of(position("1111.T", "3500", "1")))
                .is(200);

        JsonNode sheet =
                api.get("/v1/reports/restoration?account=sheet-2").is(200).json();

        assertThat(sheet.at("/before/basis").asString()).isEqualTo("reconstructed");
        assertThat(quantities(sheet.at("/before/positions"))).isEqualTo(Map.of("7203", "300", "8306", "600"));
    }

    @Test
    void anAccountThatNothingWasFoundOfHasAnEmptySheet() {
        Takeover.of(server.brokerage(), "sheet-3", "2023-03-03T09:00:00+09:00");

        JsonNode sheet =
                api.get("/v1/reports/restoration?account=sheet-3").is(200).json();

        assertThat(sheet.has("takeover")).isFalse();
        assertThat(sheet.path("trades")).isEmpty();
        assertThat(sheet.at("/cost/costJpy").asString()).isEqualTo("0");
        assertThat(api.get("/v1/reports/restoration").is(400).pointers()).containsExactly("?account");
        api.get("/v1/reports/restoration?account=nobody").is(404);
    }

    @Test
    void positionsAreKeptAsOfTheirTime() {
        String account = "holder-1";
        String path = "/v1/accounts/" + account + "/positions";
        Reply told = put(account, "2023-05-01T15:00:00%2B09:00", List.of(position("7203", "100.50", "300000")))
                .is(200);
        assertThat(told.text("/valueJpy")).isEqualTo("300000");
        Map<String, Object> later = Map.of(
                "asOf",
                "2023-05-02T15:00:00+09:00",
                "positions",
                List.of(position("7203", "1", "1"), position("8306", "2", "2.5")));
        api.put(path, later).is(200);
        assertThat(api.get(path).is(200).text("/valueJpy")).isEqualTo("3.5");
        assertThat(api.get(path + "?at=2023-05-02T00:00:00Z").is(200).text("/positions/0/quantity"))
                .isEqualTo("100.50");
        api.get(path + "?at=2023-04-01T00:00:00Z").is(404);
        api.put(path, Json.MAPPER.createArrayNode()).is(200);
        assertThat(api.get(path).is(200).json().path("positions")).isEmpty();
    }

    @Test
    void positionsThatAreWrongAreNamed() {
        String path = "/v1/accounts/holder-2/positions";
        List<Map<String, String>> wrong = List.of(
                position("7203", "-1", "1"), position("7203", "1", "1"), Map.of("symbol", "x", "quantity", "1"));
        assertThat(api.put(path, wrong).is(400).pointers())
                .containsExactlyInAnyOrder("/0/quantity", "/1/symbol", "/2/valueJpy");
        assertThat(api.put(path, Map.of("positions", wrong)).is(400).pointers())
                .containsExactlyInAnyOrder("/positions/0/quantity", "/positions/1/symbol", "/positions/2/valueJpy");
        assertThat(api.put(path, Map.of()).is(400).pointers()).containsExactly("/positions");
        assertThat(put("holder-2", "2090-01-01T00:00:00Z", List.of()).is(400).pointers())
                .containsExactly("?asOf");
        api.get(path).is(404);
    }

    @Test
    void ofManySnapshotsTheLatestAndTheLastOfEachDayAreKept() {
        String account = "holder-3";
        List<Map<String, String>> positions = List.of(position("7203", "1", "1"));
        put(account, "2023-01-02T09:00:00Z", positions).is(200);
        put(account, "2023-01-03T09:00:00Z", positions).is(200);
        for (int i = 0; i < 41; i++) {
            put(account, "2023-02-01T01:%02d:00Z".formatted(i), positions).is(200);
        }
        assertThat(server.count("SELECT count(*) FROM position_snapshot WHERE account = 'holder-3'"))
                .isEqualTo(40);
    }

    @Test
    void anOutcomeIsOfAnOperationInThePast() {
        Takeover one = Takeover.of(server.brokerage(), "outcome-1", "2022-10-10T09:00:00+09:00");
        String login = one.logsIn("2022-10-10T09:00:00+09:00");
        String order = one.orders("2022-10-10T09:01:00+09:00", "sell", "7203", "100", "1000000");
        String time = "2022-10-10T09:02:00+09:00";
        assertThat(one.outcome(login, "executed", null, time).is(422).pointers())
                .containsExactly("/assessment");
        assertThat(one.outcome("never", "executed", null, time).is(422).pointers())
                .containsExactly("/assessment");
        assertThat(one.outcome(order, "executed", "0", time).is(400).pointers()).containsExactly("/quantity");
        assertThat(one.outcome(order, "executed", "-1", time).is(400).pointers())
                .containsExactly("/quantity");
        assertThat(one.outcome(order, "executed", "1", "2090-01-01T00:00:00Z")
                        .is(400)
                        .pointers())
                .containsExactly("/time");
    }
}
