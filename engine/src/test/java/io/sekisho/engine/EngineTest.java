package io.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Setup;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Judging: what decides, and what is remembered. */
class EngineTest {

    private static final PolicyTimeline.Numbered ASKS =
            Asked.policy("- {name: ask, decide: CHALLENGE, require: [[passkey, emailCode]]}");
    private static final PolicyTimeline.Numbered ASKS_AND_CALLS =
            Asked.policy("- {name: ask, decide: CHALLENGE, require: [[passkey, emailCode], [phoneCall]]}");
    private static final PolicyTimeline.Numbered DENIES = Asked.policy("- {name: no, decide: DENY}");
    private static final Network TOR = Asked.network("185.1.1.1", 24940, "DE", Network.Kind.TOR);
    private static final Asked LOGIN = Asked.login("one");
    private static final AccountState SETTLED = enrolled(LOGIN.history(20), Method.EMAIL_CODE);

    private static AccountState enrolled(AccountState state, Method... methods) {
        return state.with()
                .factors(state.factors().withEnrolled(Set.of(methods)))
                .build();
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.reasons().stream().map(Reason::code).toList();
    }

    private static Asked change() {
        return Asked.of("c", new Change(Change.Field.EMAIL)).at(Asked.NOON.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountState.Status.class,
            names = {"SUSPENDED", "RESTORING"})
    void aSuspendedAccountIsDeniedEverythingAndRemembersWhen(AccountState.Status status) {
        AccountState state = SETTLED.with().status(status).build();
        for (Asked asked : List.of(LOGIN, Asked.failure("f"), change())) {
            Verdict verdict = asked.allowed(state);
            assertThat(verdict.decision()).isEqualTo(Decision.DENY);
            assertThat(codes(verdict)).contains("ACCOUNT_SUSPENDED");
            assertThat(verdict.issues()).isFalse();
            assertThat(verdict.next().lastEvent()).isEqualTo(asked.time());
            assertThat(verdict.next().history()).isEqualTo(state.history());
        }
    }

    @Test
    void reasonsAreSortedByWeight() {
        assertThat(LOGIN.from(TOR).with(Asked.SAFARI).allowed(SETTLED).reasons())
                .isSortedAccordingTo((one, other) -> Double.compare(Math.abs(other.bits()), Math.abs(one.bits())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.Result.class,
            names = {"ATTEMPT", "FAILURE"})
    void aLoginThatHasNotSucceededIsAllowedOrDeniedOnly(Login.Result result) {
        Asked asked = Asked.of("f", new Login(result, Login.Factor.PASSWORD));
        PolicyTimeline.Numbered holds = Asked.policy("- {name: hold, decide: HOLD}");
        for (PolicyTimeline.Numbered policy : List.of(ASKS, holds)) {
            Verdict verdict = asked.judged(SETTLED, policy);
            assertThat(verdict.decision()).isEqualTo(Decision.ALLOW);
            assertThat(verdict.asks()).isFalse();
            assertThat(verdict.issues()).isFalse();
        }
        assertThat(asked.judged(SETTLED, DENIES).decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void everySuccessfulLoginButADeniedOneGetsAToken() {
        assertThat(LOGIN.allowed(SETTLED).issues()).isTrue();
        assertThat(LOGIN.judged(SETTLED, ASKS).issues()).isTrue();
        assertThat(LOGIN.judged(SETTLED, DENIES).issues()).isFalse();
        assertThat(LOGIN.judged(SETTLED, DENIES).next().devices()).isEmpty();
        assertThat(change().allowed(SETTLED).issues()).isFalse();
    }

    @Test
    void withoutAUsableMethodAChallengeBecomesWhatThePolicySays() {
        AccountState none = enrolled(SETTLED);
        Verdict held = LOGIN.judged(none, ASKS);
        assertThat(held.decision()).isEqualTo(Decision.HOLD);
        assertThat(held.asks()).isFalse();
        assertThat(codes(held)).contains("NO_METHOD");
        PolicyTimeline.Numbered denies =
                Asked.policy("- {name: ask, decide: CHALLENGE, require: [[passkey]], noMethod: DENY}");
        assertThat(LOGIN.judged(SETTLED, denies).decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void afterTenWrongCodesTheMailedCodeIsNoMethod() {
        AccountState state = SETTLED;
        for (int wrong = 0; wrong < 10; wrong++) {
            state = state.with()
                    .factors(state.factors().withWrongCode(Asked.NOON))
                    .build();
        }
        assertThat(codes(LOGIN.judged(state, ASKS))).contains("NO_METHOD");
    }

    @Test
    void whereARelayIsLikelyAPasskeyIsOfferedAlone() {
        AccountState state = enrolled(SETTLED, Method.EMAIL_CODE, Method.PASSKEY, Method.PHONE_CALL);
        assertThat(LOGIN.judged(state, ASKS).methods()).containsExactly(Method.PASSKEY, Method.EMAIL_CODE);
        assertThat(LOGIN.from(TOR).judged(state, ASKS).methods()).containsExactly(Method.PASSKEY);
        Asked critical = LOGIN.from(Asked.network("1.2.3.4", 4134, "CN", Network.Kind.UNLISTED))
                .with(Asked.SAFARI)
                .at(Asked.NOON.minus(Duration.ofDays(1)));
        assertThat(critical.judged(state, ASKS).methods()).containsExactly(Method.PASSKEY);
        assertThat(LOGIN.from(TOR).judged(SETTLED, ASKS).methods()).containsExactly(Method.EMAIL_CODE);
    }

    @Test
    void aCallRequiredBesideThePasskeyStaysOpen() {
        AccountState state = enrolled(SETTLED, Method.EMAIL_CODE, Method.PASSKEY, Method.PHONE_CALL);
        Verdict verdict = LOGIN.from(TOR).judged(state, ASKS_AND_CALLS);
        assertThat(verdict.decision()).isEqualTo(Decision.CHALLENGE);
        assertThat(verdict.methods()).containsExactly(Method.PASSKEY, Method.PHONE_CALL);
        assertThat(verdict.require()).hasSize(2);
    }

    @Test
    void nothingIsDoneInASessionWhoseChallengeIsOpen() {
        AccountState asked = LOGIN.judged(SETTLED, ASKS).next();
        Verdict verdict = change().in("s-one").allowed(asked);
        assertThat(verdict.decision()).isEqualTo(Decision.HOLD);
        assertThat(codes(verdict)).contains("SESSION_PENDING");
        AccountState passed = Passing.passed(asked, "one", Method.EMAIL_CODE, Assurance.LOW, false);
        assertThat(change().in("s-one").allowed(passed).decision()).isEqualTo(Decision.ALLOW);
    }

    @Test
    void aRestrictedSessionIsHeldUntilItHasCooledOff() {
        AccountState restricted =
                Passing.passed(LOGIN.judged(SETTLED, ASKS).next(), "one", Method.EMAIL_CODE, Assurance.LOW, true);
        Verdict held = change().in("s-one").allowed(restricted);
        assertThat(held.decision()).isEqualTo(Decision.HOLD);
        assertThat(codes(held)).contains("SESSION_RESTRICTED");
        Asked nextDay = change().in("s-one").at(Asked.NOON.plus(Duration.ofHours(24)));
        assertThat(nextDay.allowed(restricted).decision()).isEqualTo(Decision.ALLOW);
        assertThat(change().in("s-one").judged(restricted, DENIES).decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void whatARestrictedSessionTriesIsReleasedByAStrongerFactorOnly() {
        PolicyTimeline.Numbered holds =
                Asked.policy("- {name: hold, on: change, decide: HOLD, require: [[passkey, emailCode]]}");
        AccountState mailed =
                Passing.passed(LOGIN.judged(SETTLED, ASKS).next(), "one", Method.EMAIL_CODE, Assurance.LOW, true);
        assertThat(change().in("s-one").judged(mailed, holds).methods()).isEmpty();
        AccountState both = enrolled(mailed, Method.EMAIL_CODE, Method.PASSKEY);
        assertThat(change().in("s-one").judged(both, holds).methods()).containsExactly(Method.PASSKEY);
    }

    @Test
    void aStrongerFactorPassedInARestrictedSessionLiftsIt() {
        AccountState mailed =
                Passing.passed(LOGIN.judged(SETTLED, ASKS).next(), "one", Method.EMAIL_CODE, Assurance.LOW, true);
        AccountState lifted = Passing.lifted(mailed, "s-one", Method.PASSKEY, Assurance.HIGH);
        assertThat(change().in("s-one").allowed(lifted).decision()).isEqualTo(Decision.ALLOW);
        assertThat(Passing.lifted(mailed, "s-other", Method.PASSKEY, Assurance.HIGH))
                .isEqualTo(mailed);
    }

    @Test
    void aPasskeyStillWaitingIsNoStrongerThanACode() {
        PolicyTimeline.Numbered holds =
                Asked.policy("- {name: hold, on: change, decide: HOLD, require: [[passkey, emailCode]]}");
        AccountState mailed = enrolled(
                Passing.passed(LOGIN.judged(SETTLED, ASKS).next(), "one", Method.EMAIL_CODE, Assurance.LOW, true),
                Method.PASSKEY);
        AccountState young = mailed.with()
                .factors(mailed.factors().withPasskeys(Asked.NOON.plusSeconds(60)))
                .build();
        assertThat(young.factors().best(Method.PASSKEY, Asked.NOON.plusSeconds(90), Duration.ofDays(1)))
                .isEqualTo(Assurance.LOW);
        assertThat(young.factors().best(Method.PASSKEY, Asked.NOON.plus(Duration.ofDays(2)), Duration.ofDays(1)))
                .isEqualTo(Assurance.HIGH);
        assertThat(change().in("s-one").judged(young, holds).methods()).containsExactly(Method.PASSKEY);
    }

    @Test
    void aChallengedLoginTeachesNothingUntilItsChallengeIsPassed() {
        Verdict asked = LOGIN.with(Asked.SAFARI).judged(SETTLED, ASKS);
        assertThat(asked.next().history()).isEqualTo(SETTLED.history());
        assertThat(asked.next().devices()).extracting(Device::proven).containsExactly(false);
        AccountState passed = Passing.passed(asked.next(), "one", Method.EMAIL_CODE, Assurance.LOW, false);
        assertThat(passed.history().logins()).isEqualTo(21);
        assertThat(passed.devices()).extracting(Device::proven).containsExactly(true);
        assertThat(passed.pending()).isEmpty();
        assertThat(passed.vouched()).isNotEmpty();
        assertThat(passed.sessions()).extracting(Session::entry).containsExactly(Session.Entry.FULL);
    }

    @Test
    void aRestrictedPassOpensItsSessionAndTeachesNothing() {
        AccountState asked = LOGIN.with(Asked.SAFARI).judged(SETTLED, ASKS).next();
        AccountState passed = Passing.passed(asked, "one", Method.EMAIL_CODE, Assurance.LOW, true);
        assertThat(passed.history()).isEqualTo(asked.history());
        assertThat(passed.devices()).isEqualTo(asked.devices());
        assertThat(passed.vouched()).isEmpty();
        assertThat(passed.sessions()).extracting(Session::entry).containsExactly(Session.Entry.RESTRICTED);
        AccountState stronger = Passing.passed(passed, "one", Method.PASSKEY, Assurance.HIGH, false);
        assertThat(stronger.history().logins()).isEqualTo(21);
        assertThat(stronger.sessions()).extracting(Session::entry).containsExactly(Session.Entry.FULL);
    }

    @Test
    void passingAForgottenLoginOpensItsSessionOnly() {
        AccountState state =
                LOGIN.judged(SETTLED, ASKS).next().with().pending(List.of()).build();
        AccountState passed = Passing.passed(state, "one", Method.EMAIL_CODE, Assurance.LOW, false);
        assertThat(passed.history()).isEqualTo(state.history());
        assertThat(passed.sessions()).extracting(Session::entry).containsExactly(Session.Entry.FULL);
    }

    @Test
    void aPassedDeviceTakesThePlaceOfTheOneItCameFrom() {
        AccountState held = LOGIN.allowed(SETTLED).next();
        Asked abroad = Asked.login("two").showing("token of one").from(TOR).at(Asked.NOON.plusSeconds(9));
        AccountState asked = abroad.judged(held, ASKS).next();
        assertThat(asked.devices()).hasSize(2);
        AccountState passed = Passing.passed(asked, "two", Method.PASSKEY, Assurance.HIGH, false);
        assertThat(passed.devices()).singleElement().satisfies(device -> {
            assertThat(device.holds("token of two")).isTrue();
            assertThat(device.hasRetired("token of one")).isTrue();
        });
    }

    @Test
    void challengesDoNotCrowdOutTheCustomersOwnDevices() {
        AccountState state = LOGIN.allowed(SETTLED).next();
        for (int i = 0; i < 50; i++) {
            state = Asked.login("x" + i).with(Asked.SAFARI).judged(state, ASKS).next();
        }
        assertThat(state.deviceHolding("token of one")).isPresent();
        assertThat(state.devices()).hasSize(1 + Device.MAX_UNPROVEN);
    }

    @Test
    void aBrowserThatDropsItsTokensDoesNotCrowdOutTheOtherDevices() {
        AccountState state = LOGIN.allowed(SETTLED).next();
        String phone = "phone";
        state = Asked.login(phone).with(Asked.SAFARI).allowed(state).next();
        int known = state.devices().size();
        for (int i = 0; i < 40; i++) {
            state = Asked.login("again" + i)
                    .at(Asked.NOON.plus(Duration.ofHours(i)))
                    .allowed(state)
                    .next();
        }
        assertThat(state.devices()).hasSizeLessThanOrEqualTo(known + Device.MAX_ALIKE);
        assertThat(state.devices()).anyMatch(device -> device.family().equals(Device.family(Asked.SAFARI)));
    }

    @Test
    void importsTeachSuccessfulLoginsOnly() {
        assertThat(Asked.failure("f").imported(SETTLED)).isEqualTo(SETTLED);
        assertThat(change().imported(SETTLED)).isEqualTo(SETTLED);
        AccountState learned = LOGIN.imported(SETTLED);
        assertThat(learned.history().logins()).isEqualTo(21);
        assertThat(learned.lastLogin()).isEqualTo(Asked.NOON);
        assertThat(learned.lastEvent()).isNull();
    }

    @Test
    void importsInAnyOrderTeachTheSameHabits() {
        Asked early = LOGIN.at(Asked.NOON.minus(Duration.ofDays(9)));
        Asked late = Asked.login("b").from(TOR);
        AccountState forth = late.imported(early.imported(AccountState.NEW));
        AccountState back = early.imported(late.imported(AccountState.NEW));
        assertThat(back.lastLogin()).isEqualTo(forth.lastLogin());
        assertThat(back.lastPlace()).isEqualTo(forth.lastPlace()).isEqualTo("DE");
        assertThat(back.history().addressCounts(traits(TOR)))
                .isEqualTo(forth.history().addressCounts(traits(TOR)));
    }

    private static LoginTraits traits(Network at) {
        return LoginTraits.of(at, Asked.CHROME, new Setup(0, 0, 0));
    }
}
