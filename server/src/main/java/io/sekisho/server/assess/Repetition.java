package io.sekisho.server.assess;

import io.sekisho.server.http.Json;
import io.sekisho.server.memory.StateCodec;
import java.util.Arrays;

/** An id that came before: the same request gets the same answer, another is refused. Bodies are compared as received, as JSON. */
final class Repetition {

    private Repetition() {}

    static Outcome outcome(Ask ask, DecisionLog.Stored stored) {
        return same(ask.body(), stored.body())
                ? new Outcome.Decided(
                        ask.event().id(), stored.account(), StateCodec.read(stored.record(), AssessmentRecord.class))
                : new Outcome.OtherContent();
    }

    static Outcome outcome(Ask ask, Written first) {
        return same(ask.body(), first.ask().body()) ? first.outcome() : new Outcome.OtherContent();
    }

    /** Whoever writes the same request anew may order its fields otherwise. */
    private static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || Json.parse(one).equals(Json.parse(other));
    }
}
