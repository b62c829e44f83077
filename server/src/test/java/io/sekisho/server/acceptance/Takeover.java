package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A customer's account of the past that somebody else uses, as the brokerage tells of it. */
record Takeover(Brokerage brokerage, String account) {

    private static final String SESSION = "s-1";

    /** An account that logged in from home each day before, so that the next login from there is let in. */
    static Takeover of(Brokerage brokerage, String account, String firstDay) {
        Instant first = at(firstDay);
        brokerage
                .importLines(IntStream.rangeClosed(1, 15)
                        .mapToObj(day -> Request.login(account, Client.HOME)
                                .time(first.minus(Duration.ofDays(day)))
                                .toString())
                        .collect(Collectors.joining("\n")))
                .is(200);
        return new Takeover(brokerage, account);
    }

    /** Told with an offset. */
    static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    String logsIn(String time) {
        Request login = Request.login(account, Client.HOME).session(SESSION).time(at(time));
        return brokerage.assess(login).decides("ALLOW").text("/id");
    }

    static Request order(String account, String time, String side, String symbol, String quantity, String valueJpy) {
        Request order = Request.order(account, Client.HOME).session(SESSION).time(at(time));
        ((ObjectNode) order.json().get("order"))
                .put("side", side)
                .put("symbol", symbol)
                .put("quantity", quantity)
                .put("valueJpy", valueJpy);
        return order;
    }

    String orders(String time, String side, String symbol, String quantity, String valueJpy) {
        return brokerage
                .assess(order(account, time, side, symbol, quantity, valueJpy))
                .is(200)
                .text("/id");
    }

    void executed(String order, @Nullable String quantity, String time) {
        outcome(order, "executed", quantity, time).is(200);
    }

    Reply outcome(String order, String outcome, @Nullable String quantity, String time) {
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("assessment", order)
                .put("outcome", outcome)
                .put("time", time);
        return brokerage.api().post("/v1/outcomes", quantity == null ? line : line.put("quantity", quantity));
    }

    void labelled(String from, String to, String label) {
        Reply reply = brokerage
                .api()
                .post("/v1/labels", Map.of("account", account, "from", from, "to", to, "label", label))
                .is(200);
        assertThat(reply.text("/accepted")).isEqualTo("1");
    }
}
