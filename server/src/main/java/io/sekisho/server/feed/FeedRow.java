package io.sekisho.server.feed;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Order;
import io.sekisho.server.assess.AssessmentRecord;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Observer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log with the assessment it is about.
 *
 * @param order   by which rows are merged: the transaction, or when it arrived
 * @param arrived of the row itself
 * @param later   what became known, absent for the assessment itself
 */
record FeedRow(
        long order,
        Instant arrived,
        Assessed assessed,
        @Nullable Later later) {

    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000_000_000L);

    /** An assessment as stored. */
    record Assessed(String id, long version, Instant receivedAt, byte[] body, byte[] record) {

        Event event() {
            return Fields.read(Json.parse(body), fields -> EventReader.read(fields, receivedAt, () -> id));
        }

        AssessmentRecord decoded() {
            return StateCodec.read(record, AssessmentRecord.class);
        }
    }

    /** What became known of an assessment. */
    sealed interface Later {}

    record Labelled(boolean takeover) implements Later {}

    /**
     * An order that was not executed.
     *
     * @param quantity that was not, absent where the brokerage does not say
     * @param executed what of the order was, at the time of reading
     */
    record Withdrawn(@Nullable BigDecimal quantity, BigDecimal executed) implements Later {}

    String id() {
        return assessed.id();
    }

    Optional<Observation> observation() {
        Event event = assessed.event();
        AssessmentRecord record = assessed.decoded();
        return switch (later) {
            case null -> Observer.of(event, assessed.version(), record.facts(), record.decision(), record.reasons());
            case Labelled labelled ->
                Optional.of(known(event, record, new Observation.Labelled(labelled.takeover(), symbol(event))));
            case Withdrawn withdrawn ->
                event.action() instanceof Order order && order.instrument() == Order.Instrument.EQUITY
                        ? Optional.of(known(event, record, withdrawn(order, withdrawn)))
                        : Optional.empty();
        };
    }

    private static Observation known(Event event, AssessmentRecord record, Observation.Sight sight) {
        return new Observation(event.id(), 0, event.time(), event.account(), record.decision(), sight);
    }

    private static @Nullable String symbol(Event event) {
        return event.action() instanceof Order order ? order.symbol().strip() : null;
    }

    private static Observation.Withdrawn withdrawn(Order order, Withdrawn withdrawn) {
        BigDecimal left = withdrawn.quantity() == null
                ? order.quantity().subtract(withdrawn.executed()).max(BigDecimal.ZERO)
                : withdrawn.quantity().min(order.quantity());
        long units = left.min(MOST_UNITS).setScale(0, RoundingMode.CEILING).longValue();
        return new Observation.Withdrawn(order.side(), order.symbol().strip(), units);
    }
}
