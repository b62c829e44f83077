package io.sekisho.server.report;

import io.sekisho.engine.event.Order;
import io.sekisho.server.position.Position;
import io.sekisho.server.position.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an account held before a takeover.
 *
 * @param asOf       of the snapshot that it rests on, absent where there is none
 * @param quantities by symbol; a negative one says that something is missing from what the brokerage told
 */
public record Before(Basis basis, @Nullable Instant asOf, Map<String, BigDecimal> quantities) {

    /** How it is known. */
    public enum Basis {
        /** A snapshot from before, with what was executed since then until the takeover. */
        SNAPSHOT,
        /** A snapshot from after it, without what was executed between. */
        RECONSTRUCTED,
        /** The brokerage told no positions. */
        UNKNOWN
    }

    static final Before UNKNOWN = new Before(Basis.UNKNOWN, null, Map.of());

    /** @param executions all of the account's */
    static Before forward(Snapshot snapshot, Instant takeover, List<Happened.Executed> executions) {
        return of(
                Basis.SNAPSHOT,
                snapshot,
                executions,
                executed ->
                        executed.at().isAfter(snapshot.asOf()) && executed.at().isBefore(takeover),
                1);
    }

    /** @param executions all of the account's */
    static Before backward(Snapshot snapshot, Instant takeover, List<Happened.Executed> executions) {
        return of(
                Basis.RECONSTRUCTED,
                snapshot,
                executions,
                executed -> !executed.at().isBefore(takeover) && !executed.at().isAfter(snapshot.asOf()),
                -1);
    }

    private static Before of(
            Basis basis,
            Snapshot snapshot,
            List<Happened.Executed> executions,
            Predicate<Happened.Executed> between,
            int direction) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (Position position : snapshot.positions()) {
            quantities.put(position.symbol(), position.quantity());
        }
        executions.stream().filter(between).forEach(executed -> {
            boolean adds = executed.order().side() == Order.Side.BUY == direction > 0;
            BigDecimal change = adds ? executed.quantity() : executed.quantity().negate();
            quantities.merge(executed.order().symbol(), change, BigDecimal::add);
        });
        quantities.values().removeIf(quantity -> quantity.signum() == 0);
        return new Before(basis, snapshot.asOf(), quantities);
    }
}
