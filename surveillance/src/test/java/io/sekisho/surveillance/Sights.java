package io.sekisho.surveillance;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import java.time.Duration;
import java.time.Instant;

/** Observations as stories need them. */
public final class Sights {

    /** A Monday, as Tokyo opens. */
    public static final Instant OPEN = Instant.parse("2025-03-24T00:00:00Z");

    private Sights() {}

    public static Observation buys(String account, String symbol, Duration after, double entered, double liquidated) {
        return trade(
                account,
                after,
                new Observation.Trade(
                        Order.Side.BUY, symbol, 10_000, 2_000_000, true, 20_000, 1.0, entered, liquidated));
    }

    /** A small purchase with nothing against it. */
    public static Observation buysHonestly(String account, String symbol, Duration after) {
        return buysAt(account, symbol, after, 100, 1);
    }

    public static Observation buysAt(String account, String symbol, Duration after, long units, double rise) {
        return trade(
                account,
                after,
                new Observation.Trade(Order.Side.BUY, symbol, units, units * 100, true, 20_000, rise, 0, 0));
    }

    public static Observation sellsAt(String account, String symbol, Duration after, long units, double rise) {
        return trade(
                account,
                after,
                new Observation.Trade(Order.Side.SELL, symbol, units, units * 100, true, 20_000, rise, 0, 0));
    }

    public static Observation trade(String account, Duration after, Observation.Trade trade) {
        return new Observation(
                account + "@" + after.toMillis(),
                after.toMillis() + 1,
                OPEN.plus(after),
                account,
                Decision.HOLD,
                trade);
    }

    public static Observation enters(String account, Duration after, double odd, String network, String tool) {
        return login(
                account, after, new Observation.Entry(Login.Result.SUCCESS, odd, "203.0.113.7", network, tool, null));
    }

    public static Observation entersFrom(String account, Duration after, String page) {
        return login(
                account,
                after,
                new Observation.Entry(Login.Result.SUCCESS, 2.5, "203.0.113.7", "AS64500", "Chrome 131", page));
    }

    public static Observation fails(String account, Duration after, String address, String network, String tool) {
        return login(account, after, new Observation.Entry(Login.Result.FAILURE, 1, address, network, tool, null));
    }

    private static Observation login(String account, Duration after, Observation.Entry entry) {
        return new Observation(
                account + "@" + after.toMillis(),
                after.toMillis() + 1,
                OPEN.plus(after),
                account,
                Decision.ALLOW,
                entry);
    }
}
