package io.sekisho.server.assess;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Engine;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Hold;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.memory.StateCodec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One assessment judged and about to be written.
 *
 * @param version     the account's version once this is written
 * @param stateBefore the memory it was judged on, encoded
 * @param suspends    whether a rule suspends the account with it
 * @param opening     the challenge that goes with the answer
 * @param told        what the brokerage's systems are told with it
 */
record Written(
        Ask ask,
        AssessmentRecord record,
        byte[] encoded,
        long version,
        byte[] stateBefore,
        @Nullable Opening opening,
        Tickets.@Nullable Told told,
        boolean suspends) {

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
        return new Written(
                ask,
                record,
                StateCodec.record(record),
                version,
                stateBefore,
                opening,
                tickets.told(ask, verdict, hold),
                verdict.suspends());
    }

    /** The memory afterwards: what is held now is part of it. */
    AccountState next(Verdict verdict) {
        String hold = record.hold();
        return hold == null || !holdsAnew()
                ? verdict.next()
                : verdict.next()
                        .holding(new Hold(
                                hold,
                                ask.event().id(),
                                Hold.operation(ask.event().action()),
                                Objects.requireNonNull(record.holdEnds()),
                                Hold.Stand.OPEN));
    }

    /** Whether a hold begins with this; what repeats one names it. */
    boolean holdsAnew() {
        return record.hold() != null && ask.event().releases() == null;
    }

    /** Whether this repeats, at last, what was held and released. */
    boolean uses() {
        return ask.event().releases() != null && record.decision() == Decision.ALLOW;
    }

    String account() {
        return ask.event().account();
    }

    Outcome.Decided outcome() {
        return new Outcome.Decided(ask.event().id(), ask.event().account(), record);
    }
}
