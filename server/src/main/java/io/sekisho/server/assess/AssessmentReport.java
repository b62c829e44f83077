package io.sekisho.server.assess;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Setup;
import io.sekisho.server.event.DeviceTokens;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.AccountMemory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An assessment explained: the answer, and everything it was decided from. */
record AssessmentReport(
        @JsonUnwrapped AssessmentAnswer answer,
        Instant receivedAt,
        Instant time,
        String engine,
        double bits,
        double priorBits,
        JsonNode received,
        FactsTold facts,
        Seen seen,
        @JsonUnwrapped Aftermath aftermath) {

    /** Facts as resolved, with the versions of the data that they came from. */
    record FactsTold(
            Network network,
            Browser browser,
            boolean tokenPresented,
            Population population,
            Pressure pressure,
            @Nullable String fakePage,
            List<String> unavailable,
            @Nullable MarketTold market) {}

    /** How often this account had shown this login's values before. */
    record Seen(long accountVersion, int logins, long[] address, long[] userAgent, int devices) {}

    static AssessmentReport of(Assessments.Stored stored, DeviceTokens tokens, Aftermath aftermath) {
        AssessmentRecord record = stored.record();
        AssessmentAnswer answer =
                AssessmentAnswer.of(new Outcome.Decided(stored.id(), stored.account(), record), tokens);
        return new AssessmentReport(
                answer,
                stored.receivedAt(),
                stored.eventTime(),
                record.engine(),
                record.risk().bits(),
                Calibration.PRIOR_BITS,
                Json.parse(stored.body()),
                new FactsTold(
                        record.facts().network(),
                        record.facts().browser(),
                        record.facts().token().presented() != null,
                        record.facts().population(),
                        record.facts().pressure(),
                        record.facts().lure(),
                        Stream.of(Method.values())
                                .filter(method -> !record.facts().available(method))
                                .map(Method::wire)
                                .toList(),
                        MarketTold.of(record.facts().market())),
                seen(stored),
                aftermath);
    }

    private static Seen seen(Assessments.Stored stored) {
        var state = new AccountMemory.Held(stored.version() - 1, stored.stateBefore()).decoded();
        var facts = stored.record().facts();
        var traits = LoginTraits.of(facts.network(), facts.browser(), new Setup(0, 0, 0));
        return new Seen(
                stored.version() - 1,
                state.history().logins(),
                state.history().addressCounts(traits),
                state.history().userAgentCounts(traits),
                state.devices().size());
    }
}
