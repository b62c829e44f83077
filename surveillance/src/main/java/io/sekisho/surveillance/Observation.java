package io.sekisho.surveillance;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decided event, as far as it tells something of several accounts together; or what became known of one later. Names no person: the
 * account's id and where it was entered from are all there is.
 *
 * @param id      of the assessment
 * @param version of the account's memory after it, growing by one with each of the account's events; 0 for what became known later
 * @param time    when it happened; of what became known later, when the event that it is about happened
 */
public record Observation(String id, long version, Instant time, String account, Decision decision, Sight sight) {

    /** What was seen. */
    public sealed interface Sight {}

    /**
     * A login.
     *
     * @param odd     evidence against it in bits, 0 where there is none
     * @param address where from; an IPv6 address is cut to its /64
     * @param network number of the autonomous system, or the address's neighbourhood where that is unknown
     * @param tool    the browser with its version and system, and the TLS fingerprint where one was given
     * @param page    host of the fake page its browser was on, absent as a rule
     */
    public record Entry(
            Login.Result result,
            double odd,
            String address,
            String network,
            String tool,
            @Nullable String page) implements Sight {}

    /**
     * An attempted order for shares, whatever was decided of it.
     *
     * @param units           ordered, rounded up
     * @param yen             its value, 0 where nobody knows
     * @param thin            whether one customer's money can move the symbol's price
     * @param usualVolume     units traded on a usual day, 0 where unknown
     * @param rise            price of the order over the average price of the last weeks, 1 where either is unknown
     * @param entered         evidence in bits that somebody else entered the account
     * @param liquidated      evidence in bits that holdings were sold off for it
     */
    public record Trade(
            Order.Side side,
            String symbol,
            long units,
            long yen,
            boolean thin,
            long usualVolume,
            double rise,
            double entered,
            double liquidated)
            implements Sight {

        /** All evidence against it that does not come from the symbol itself. */
        public double odd() {
            return entered + liquidated;
        }

        public boolean buys() {
            return side == Order.Side.BUY;
        }
    }

    /**
     * An order turned out otherwise than tried: cancelled or failed in part or whole.
     *
     * @param units that were not executed
     */
    public record Withdrawn(Order.Side side, String symbol, long units) implements Sight {}

    /**
     * People found out whose doing an event was.
     *
     * @param takeover false where it was the owner's
     * @param symbol   of an order, absent for a login
     */
    public record Labelled(boolean takeover, @Nullable String symbol) implements Sight {}
}
