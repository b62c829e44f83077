package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order, a withdrawal or a change. An order may execute in parts, each with an outcome of its own.
 *
 * @param assessment of the event, by its id; of one that was repeated after a hold, the repetition's
 * @param quantity   of this part; null: what other parts leave
 * @param price      of this part, in the order's currency
 * @param time       when it happened, not in the future
 */
public record OperationOutcome(
        String assessment,
        @JsonProperty("outcome") Result result,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        Instant time) {

    public enum Result {
        EXECUTED,
        CANCELLED,
        FAILED;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of the whole of it. */
    public static OperationOutcome of(String assessment, Result result, Instant time) {
        return new OperationOutcome(assessment, result, null, null, time);
    }
}
