package io.sekisho.server.assess;

import io.sekisho.engine.Engine;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.memory.AccountMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Decides a past event again from what is stored: the same memory, event, facts and policy version. */
public final class Replay {

    private Replay() {}

    /** What comes of it, beside what came of it then; {@code same} says whether all of it is equal. */
    public static Map<String, Object> of(Assessments.Stored stored, PolicyTimeline policies) {
        AssessmentRecord record = stored.record();
        Event event = event(stored);
        Verdict again = Engine.judge(
                new AccountMemory.Held(stored.version() - 1, stored.stateBefore()).decoded(),
                event,
                record.facts(),
                policies.numbered(record.policy().version()));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("same", same(record, again));
        told.put("engine", Engine.VERSION);
        told.put("engineThen", record.engine());
        told.put("decision", again.decision());
        told.put("decisionThen", record.decision());
        told.put(
                "risk",
                new AssessmentAnswer.RiskTold(again.risk().score(), again.risk().level()));
        told.put(
                "reasons",
                again.reasons().stream().map(AssessmentAnswer.ReasonTold::of).toList());
        told.put("policy", again.policy());
        return told;
    }

    private static Event event(Assessments.Stored stored) {
        // Only what the request left out is filled in: its id and its time.
        return Fields.read(
                Json.parse(stored.body()), fields -> EventReader.read(fields, stored.receivedAt(), stored::id));
    }

    private static boolean same(AssessmentRecord record, Verdict again) {
        return record.decision() == again.decision()
                && record.risk().equals(again.risk())
                && record.reasons().equals(again.reasons())
                && record.policy().equals(again.policy())
                && record.require().equals(again.require())
                && Objects.equals(record.methods(), again.methods());
    }
}
