package io.sekisho.server.assess;

import io.sekisho.engine.Engine;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.memory.StateCodec;
import org.jspecify.annotations.Nullable;

/**
 * One assessment judged and about to be written.
 *
 * @param version     the account's version once this is written
 * @param stateBefore the memory it was judged on, encoded
 * @param opening     the challenge that goes with the answer
 */
record Written(
        Ask ask,
        AssessmentRecord record,
        byte[] encoded,
        long version,
        byte[] stateBefore,
        @Nullable Opening opening) {

    static Written of(
            Ask ask,
            Verdict verdict,
            PolicyTimeline.Numbered policy,
            Tickets tickets,
            long version,
            byte[] stateBefore) {
        Opening opening = verdict.asks() ? tickets.opening(ask, verdict, policy) : null;
        Tickets.Hold hold = tickets.hold(ask, verdict, policy);
        AssessmentRecord record = new AssessmentRecord(
                Engine.VERSION,
                ask.facts(),
                verdict.decision(),
                verdict.risk(),
                verdict.reasons(),
                verdict.policy(),
                verdict.require(),
                verdict.methods(),
                verdict.issues(),
                opening == null ? null : opening.id(),
                opening == null ? null : opening.document().expiresAt(),
                hold == null ? null : hold.id(),
                hold == null ? null : hold.expiresAt());
        return new Written(ask, record, StateCodec.record(record), version, stateBefore, opening);
    }

    String account() {
        return ask.event().account();
    }

    Outcome.Decided outcome() {
        return new Outcome.Decided(ask.event().id(), ask.event().account(), record);
    }
}
