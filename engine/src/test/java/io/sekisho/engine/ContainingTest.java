package io.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Restraints;
import io.sekisho.engine.state.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainingTest {

    private static final Change PASSWORD = new Change(Change.Field.PASSWORD);

    private static Hold hold(int number, Hold.Stand stand) {
        return new Hold("hold_" + number, "as_" + number, "change email", Asked.NOON, stand);
    }

    private static AccountState inSession() {
        return AccountState.NEW
                .with()
                .sessions(List.of(new Session("s-1", "as_1", Asked.NOON, 0, Session.Entry.FULL, null, null)))
                .build();
    }

    @Test
    void whatIsRequiredIsAdmittedOnlyWhileRestoringWithAVerifiedIdentity() {
        AccountState suspended = Containing.suspended(inSession());
        assertThat(suspended.admits(PASSWORD)).isFalse();
        AccountState restoring = Containing.restoring(suspended);
        assertThat(restoring.admits(PASSWORD)).isFalse();
        AccountState identified = Containing.identified(restoring);
        assertThat(identified.admits(PASSWORD)).isTrue();
        assertThat(identified.admits(new Change(Change.Field.EMAIL))).isFalse();
        assertThat(identified.admits(new Login(Login.Result.SUCCESS, Login.Factor.PASSKEY)))
                .isFalse();
        assertThat(Passing.changed(identified, Change.Field.PASSWORD, Asked.NOON)
                        .admits(PASSWORD))
                .isFalse();
        assertThat(Containing.suspended(identified).restraints().identified()).isFalse();
    }

    @Test
    void aRuleSuspendsByWhatWasDoneAndNeverByWhatWasGuessed() {
        PolicyTimeline.Numbered suspends = Asked.policy("- {name: stop, decide: HOLD, suspend: true}");
        Verdict verdict = Asked.login("one").judged(inSession(), suspends);
        assertThat(verdict.suspends()).isTrue();
        assertThat(verdict.decision()).isEqualTo(Decision.DENY);
        assertThat(verdict.issues()).isFalse();
        assertThat(verdict.reasons()).extracting(Reason::code).contains("ACCOUNT_SUSPENDED");
        assertThat(verdict.next().status()).isEqualTo(AccountState.Status.SUSPENDED);
        assertThat(verdict.next().restraints().revokes("s-1")).isTrue();
        for (Login.Result result : List.of(Login.Result.ATTEMPT, Login.Result.FAILURE)) {
            Verdict guessed =
                    Asked.of("g", new Login(result, Login.Factor.PASSWORD)).judged(inSession(), suspends);
            assertThat(guessed.suspends()).isFalse();
            assertThat(guessed.next().status()).isEqualTo(AccountState.Status.ACTIVE);
        }
    }

    @Test
    void sessionsOfASuspendedAccountStayRevokedAfterwards() {
        AccountState restored = Containing.restored(Containing.restoring(Containing.suspended(inSession())));
        assertThat(restored.sessions()).isEmpty();
        assertThat(restored.restraints().revokes("s-1")).isTrue();
        assertThat(restored.restraints().revokes("s-2")).isFalse();
        assertThat(restored.restraints().revokes(null)).isFalse();
    }

    @Test
    void revokedSessionsStayWithinTheirBound() {
        Restraints restraints = Restraints.NONE;
        for (int i = 0; i < 3 * Restraints.MAX_REVOKED; i++) {
            restraints = restraints.revoking("s-" + i).revoking("s-" + i);
        }
        assertThat(restraints.revokedSessions()).hasSize(Restraints.MAX_REVOKED);
        assertThat(restraints.requiring(Set.of(Change.Field.PIN)).changed(Change.Field.PIN))
                .isEqualTo(restraints);
    }

    @Test
    void ofManyHoldsTheReleasedOnesStay() {
        List<Hold> holds = List.of(hold(0, Hold.Stand.RELEASED), hold(1, Hold.Stand.USED));
        for (int i = 2; i < 3 * Hold.MAX_HOLDS; i++) {
            holds = Hold.joined(holds, hold(i, Hold.Stand.OPEN));
        }
        assertThat(holds).hasSize(Hold.MAX_HOLDS).contains(hold(0, Hold.Stand.RELEASED));
        assertThat(holds.getFirst()).isEqualTo(hold(3 * Hold.MAX_HOLDS - 1, Hold.Stand.OPEN));
        assertThat(Hold.joined(holds, hold(0, Hold.Stand.USED)))
                .hasSize(Hold.MAX_HOLDS)
                .doesNotContain(hold(0, Hold.Stand.RELEASED));
    }

    @Test
    void theSameAmountWrittenOtherwiseIsTheSameOperation() {
        assertThat(Hold.operation(new Withdrawal(new BigDecimal("1000.00"), "JPY", "bank")))
                .isEqualTo(Hold.operation(new Withdrawal(new BigDecimal("1000"), "JPY", "bank")))
                .isNotEqualTo(Hold.operation(new Withdrawal(new BigDecimal("1000"), "JPY", "other bank")))
                .isNotEqualTo(Hold.operation(new Withdrawal(new BigDecimal("1001"), "JPY", "bank")));
    }
}
