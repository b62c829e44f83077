package io.sekisho.server.assess;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hindsight.Outcomes;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out afterwards.
 *
 * @param label what the event is taken for: the latest label
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Aftermath(@Nullable String label, List<LabelTold> labels, List<OutcomeTold> outcomes) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LabelTold(
            String label,
            Instant at,
            String by,
            @Nullable Instant from,
            @Nullable Instant to) {
        static LabelTold of(Labels.Given given) {
            return new LabelTold(WireNames.of(given.verdict()), given.at(), given.actor(), given.from(), given.to());
        }
    }

    /** Numbers are told as they came, in plain notation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OutcomeTold(
            @Nullable String id,
            String outcome,
            @Nullable String quantity,
            @Nullable String price,
            @Nullable Instant time,
            Instant receivedAt) {
        static OutcomeTold of(Outcomes.Received received) {
            Outcomes.Outcome outcome = received.outcome();
            return new OutcomeTold(
                    outcome.id(),
                    WireNames.of(outcome.end()),
                    outcome.quantity() == null ? null : outcome.quantity().toPlainString(),
                    outcome.price() == null ? null : outcome.price().toPlainString(),
                    outcome.time(),
                    received.at());
        }
    }

    static Aftermath of(List<Labels.Given> labels, List<Outcomes.Received> outcomes) {
        List<LabelTold> told = labels.stream().map(LabelTold::of).toList();
        return new Aftermath(
                told.isEmpty() ? null : told.getFirst().label(),
                told,
                outcomes.stream().map(OutcomeTold::of).toList());
    }
}
