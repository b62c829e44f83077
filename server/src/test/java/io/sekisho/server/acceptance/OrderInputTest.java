package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
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
import tools.jackson.databind.node.ObjectNode;

/** Orders that are wrong, odd, unknown, late, or a thousand at once. */
@Tag("slow")
class OrderInputTest {

    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        brokerage = server.brokerage();
        StringBuilder lines = new StringBuilder("symbol,date,close,volume,currency,market\n");
        LocalDate today = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.ofHours(9));
        for (int day = 1; day <= 20; day++) {
            lines.append("7203,").append(today.minusDays(day)).append(",2800,1000000,JPY,XTKS\n");
            lines.append("1234.HK,").append(today.minusDays(day)).append(",1.05,2500000,HKD,XHKG\n");
        }
        lines.append("HKD,").append(today).append(",19,,JPY,FX\n");
        brokerage
                .api()
                .send("PUT", "/v1/market", "text/csv", lines.toString().getBytes(StandardCharsets.UTF_8))
                .is(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Customer customer() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        return customer;
    }

    private static Request order(Customer customer, String side, String symbol, String quantity) {
        Request request = Request.order(customer.account(), HOME).session("s-1");
        fields(request).put("side", side).put("symbol", symbol).put("quantity", quantity);
        return request;
    }

    private static ObjectNode fields(Request request) {
        return (ObjectNode) request.json().get("order");
    }

    private static JsonNode reason(Reply reply, String code) {
        for (JsonNode reason : reply.json().at("/reasons")) {
            if (reason.path("code").asString("").equals(code)) {
                return reason;
            }
        }
        throw new AssertionError("no " + code + " in " + reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "0.00", "1e9", "9999999999999999999", "0.000000001", "viele", ""})
    void aQuantityThatIsNoneIsRefusedByName(String quantity) {
        Customer customer = customer();
        Reply refused =
                brokerage.assess(order(customer, "buy", "7203", quantity)).is(400);
        assertThat(refused.pointers()).containsExactly("/order/quantity");
        assertThat(brokerage.account(customer.account()).json().at("/lastEvents"))
                .hasSize(1);
    }

    @Test
    void theLargestQuantityThereIsIsJudgedAndReplayed() {
        Customer customer = customer();
        Reply reply =
                brokerage.assess(order(customer, "buy", "7203", "9".repeat(18))).is(200);
        assertThat(reply.decision()).isNotEqualTo("ALLOW");
        assertThat(brokerage.replay(reply.text("/id")).text("/same")).isEqualTo("true");
    }

    @Test
    void anUnknownSymbolIsJudgedAsThinAndSaidToBe() {
        Reply reply = brokerage.assess(order(customer(), "buy", "9999.T", "10")).is(200);
        assertThat(reason(reply, "SYMBOL_UNKNOWN").path("detail").asString()).contains("9999.T", "thinly traded");
        assertThat(reply.reasons()).contains("SIZE_CLASS_FIRST");
        assertThat(brokerage.replay(reply.text("/id")).text("/same")).isEqualTo("true");
    }

    @Test
    void aCurrencyWithoutARateIsJudgedAndSaid() {
        Request order = order(customer(), "buy", "1234.HK", "1000");
        fields(order).put("currency", "THB");
        Reply reply = brokerage.assess(order).is(200);
        assertThat(reason(reply, "CURRENCY_UNRATED").path("detail").asString()).contains("THB");
    }

    @Test
    void aValueThatContradictsQuantityAndPriceIsASignal() {
        Request order = order(customer(), "sell", "1234.HK", "1000");
        fields(order).put("price", "1.00").put("valueJpy", "19000000");
        assertThat(brokerage.assess(order).is(200).reasons()).contains("VALUE_CONTRADICTORY");
    }

    @Test
    void aSessionNeverSeenIsLegalAndASignal() {
        Customer customer = customer();
        Reply reply = brokerage.assess(order(customer, "buy", "7203", "100").session("never"));
        assertThat(reply.reasons()).contains("SESSION_UNKNOWN");
    }

    @Test
    void timeMayGoBackADayAndNoFurther() {
        Customer customer = customer();
        Instant now = server.clock().instant();
        brokerage.assess(order(customer, "buy", "7203", "5000").time(now)).is(200);
        Reply late = brokerage
                .assess(order(customer, "buy", "7203", "5000").time(now.minus(Duration.ofHours(23))))
                .is(200);
        assertThat(reason(late, "PARTICIPATION").path("detail").asString()).contains("1.0 %");
        Reply tooLate = brokerage
                .assess(order(customer, "buy", "7203", "1").time(now.minus(Duration.ofHours(25))))
                .is(422);
        assertThat(tooLate.pointers()).containsExactly("/time");
    }

    @Test
    void aThousandAtOnceOnTwoServersAllCount() {
        Customer customer = customer();
        try (RunningServer second = server.another()) {
            List<Reply> replies = AtOnce.call(
                    1_000,
                    i -> () ->
                            (i % 2 == 0 ? brokerage : second.brokerage()).assess(order(customer, "buy", "7203", "25")));
            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        }
        Reply last = brokerage.assess(order(customer, "buy", "7203", "75000"));
        // 1,000 times 25 and these, of a million.
        assertThat(reason(last, "PARTICIPATION").path("detail").asString()).contains("10 %");
    }

    @Test
    void whatIsStoppedIsBoughtByNobodyAndSoldByAnybody() {
        Customer customer = customer();
        brokerage
                .api()
                .put("/v1/watchlist/STOPPED", Json.MAPPER.valueToTree(Map.of("action", "deny", "reason", "pumped")))
                .is(200);
        Reply stopped = brokerage.assess(order(customer, "buy", "STOPPED", "1")).decides("DENY");
        assertThat(stopped.reasons()).contains("SYMBOL_STOPPED");
        brokerage.assess(order(customer, "sell", "STOPPED", "1")).decides("ALLOW");
    }

    @Test
    void ordersOfThePastAreWhatTheAccountUsuallyDoes() {
        Customer customer = customer();
        assertThat(brokerage.assess(order(customer, "buy", "1234.HK", "10000")).reasons())
                .contains("SIZE_CLASS_FIRST");
        Customer old = customer();
        StringBuilder lines = new StringBuilder();
        for (int week = 1; week <= 10; week++) {
            lines.append(order(old, "buy", "1234.HK", "10000")
                            .id("past-order-" + old.account() + "-" + week)
                            .time(server.clock().instant().minus(Duration.ofDays(7L * week))))
                    .append('\n');
        }
        Reply imported = brokerage.importLines(lines.toString()).is(200);
        assertThat(imported.text("/accepted")).as(imported.body()).isEqualTo("10");
        assertThat(brokerage.assess(order(old, "buy", "1234.HK", "10000")).reasons())
                .doesNotContain("SIZE_CLASS_FIRST", "SYMBOL_FIRST", "MARKET_FIRST");
    }
}
