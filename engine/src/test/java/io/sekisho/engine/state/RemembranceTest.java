package io.sekisho.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Asked;
import io.sekisho.engine.fact.Network;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small parts of an account's memory. */
class RemembranceTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 2);

    @Test
    void aListNeverOutgrowsItsBound() {
        List<Integer> list = List.of();
        for (int i = 0; i < 10; i++) {
            list = Bounded.plus(i, list, 3);
        }
        assertThat(list).containsExactly(9, 8, 7);
        assertThat(Bounded.first(list, 5)).isEqualTo(list);
        assertThat(Bounded.without(list, i -> i == 8)).containsExactly(9, 7);
    }

    @Test
    void withdrawalsOfADayAddUp() {
        Spending spent = Spending.NONE.plus(MONDAY, 300).plus(MONDAY, 250);
        assertThat(spent.on(MONDAY)).isEqualTo(550);
        assertThat(spent.on(MONDAY.plusDays(1))).isZero();
    }

    @Test
    void aWithdrawalOfYesterdayThatArrivesLateLeavesTodaysSum() {
        Spending spent = Spending.NONE
                .plus(MONDAY.minusDays(1), 100)
                .plus(MONDAY, 400)
                .plus(MONDAY.minusDays(1), 30)
                .plus(MONDAY.minusDays(9), 7);
        assertThat(spent.on(MONDAY)).isEqualTo(400);
        assertThat(spent.on(MONDAY.minusDays(1))).isEqualTo(130);
        assertThat(spent.on(MONDAY.minusDays(9))).isZero();
        assertThat(spent.plus(MONDAY.plusDays(5), 1).on(MONDAY)).isZero();
    }

    @Test
    void sumsStopGrowingBeforeTheyOverflow() {
        Spending spent = Spending.NONE.plus(MONDAY, Long.MAX_VALUE / 2).plus(MONDAY, Long.MAX_VALUE / 2);
        assertThat(spent.on(MONDAY)).isPositive();
    }

    @Test
    void aPassedChallengeVouchesForHalfAYear() {
        Vouched vouched = new Vouched("network:2516", Asked.NOON);
        assertThat(vouched.lasts(Asked.NOON.plus(Duration.ofDays(180)).minusMillis(1)))
                .isTrue();
        assertThat(vouched.lasts(Asked.NOON.plus(Duration.ofDays(180)))).isFalse();
        assertThat(vouched.lasts(Asked.NOON.minusSeconds(60))).isTrue();
    }

    @Test
    void tenWrongCodesADayLeaveOnlyStrongerMethods() {
        Factors factors = Factors.NONE.withEnrolled(Set.of(Method.EMAIL_CODE, Method.PHONE_CALL, Method.PASSKEY));
        for (int wrong = 0; wrong < 9; wrong++) {
            factors = factors.withWrongCode(Asked.NOON.plusSeconds(wrong));
        }
        assertThat(factors.usable(Asked.NOON.plusSeconds(9))).contains(Method.EMAIL_CODE);
        factors = factors.withWrongCode(Asked.NOON.plusSeconds(9));
        assertThat(factors.usable(Asked.NOON.plusSeconds(10)))
                .containsExactlyInAnyOrder(Method.PASSKEY, Method.PHONE_CALL);
        assertThat(factors.usable(Asked.NOON.plus(Duration.ofDays(1)).minusSeconds(1)))
                .doesNotContain(Method.EMAIL_CODE);
        assertThat(factors.usable(Asked.NOON.plus(Duration.ofDays(1)))).contains(Method.EMAIL_CODE);
    }

    @Test
    void wrongCodesAreKeptOverANewContactAndBounded() {
        Factors factors = Factors.NONE;
        for (int wrong = 0; wrong < 50; wrong++) {
            factors = factors.withWrongCode(Asked.NOON);
        }
        assertThat(factors.withEnrolled(Set.of(Method.EMAIL_CODE)).usable(Asked.NOON))
                .isEmpty();
        assertThat(factors.wrongCodes()).hasSize(Factors.MAX_WRONG_CODES);
    }

    @Test
    void theDayHasEightSlotsInTokyo() {
        assertThat(LoginHistory.slot(Instant.parse("2025-06-01T15:00:00Z"))).isZero();
        assertThat(LoginHistory.slot(Instant.parse("2025-06-02T14:59:59Z"))).isEqualTo(7);
        assertThat(LoginHistory.slot(Asked.NOON)).isEqualTo(4);
    }

    @Test
    void aLoginCountsAtEveryLevel() {
        Setup setup = new Setup(1, 0, 0);
        LoginHistory history = LoginHistory.NONE
                .plus(Asked.NOON, LoginTraits.of(Asked.HOME, Asked.CHROME, setup))
                .plus(
                        Asked.NOON,
                        LoginTraits.of(Asked.login("a").from("126.1.2.77").network(), Asked.SAFARI, setup));
        assertThat(history.logins()).isEqualTo(2);
        assertThat(history.addressCounts(traits(Asked.HOME))).containsExactly(1, 2, 2);
        assertThat(history.userAgentCounts(LoginTraits.of(Asked.HOME, Asked.SAFARI, new Setup(0, 0, 0))))
                .containsExactly(1, 1, 1, 1);
        assertThat(history.neighbourhood(Asked.HOME)).isEqualTo(2);
        assertThat(history.neighbourhood(Asked.login("b").from("126.1.3.3").network()))
                .isZero();
        assertThat(history.timezone()).isEqualTo(ValueCounts.NONE);
    }

    @Test
    void addressesAreCountedByNetwork() {
        LoginHistory history = LoginHistory.NONE;
        for (int i = 0; i < 20; i++) {
            Network mobile = Asked.network("49.97.1." + i, 9605, "JP", Network.Kind.UNLISTED);
            history = history.plus(Asked.NOON, LoginTraits.of(mobile, Asked.SAFARI, new Setup(0, 0, 0)))
                    .plus(Asked.NOON, LoginTraits.of(Asked.HOME, Asked.CHROME, new Setup(0, 0, 0)));
        }
        assertThat(history.addressesIn(Asked.HOME).distinct()).isEqualTo(1);
        assertThat(history.addressesIn(Asked.network("49.97.200.1", 9605, "JP", Network.Kind.UNLISTED))
                        .singletons())
                .isEqualTo(20);
    }

    @Test
    void anAddressStaysTheSameWhenTheDatabaseGivesItToAnotherNetwork() {
        LoginHistory history =
                LoginHistory.NONE.plus(Asked.NOON, LoginTraits.of(Asked.HOME, Asked.CHROME, new Setup(0, 0, 0)));
        Network moved = Asked.network(Asked.HOME.address(), 2516, "JP", Network.Kind.UNLISTED);
        assertThat(history.addressCounts(traits(moved))).containsExactly(1, 0, 1);
    }

    @Test
    void aListedRangeIsANetworkOfItsOwn() {
        Network exit = Asked.network("126.200.1.1", 17676, "JP", Network.Kind.VPN);
        assertThat(LoginHistory.networkValue(exit)).isNotEqualTo(LoginHistory.networkValue(Asked.HOME));
    }

    @Test
    void aRestrictionIsNotShakenOffByLoggingInOften() {
        Session restricted =
                new Session("s", "a", Asked.NOON, 9, Session.Entry.RESTRICTED, Method.EMAIL_CODE, Assurance.LOW);
        List<Session> sessions = List.of(restricted);
        for (int i = 0; i < 100; i++) {
            Session.Entry entry = i % 2 == 0 ? Session.Entry.PENDING : Session.Entry.FULL;
            sessions = Session.joined(sessions, new Session("s" + i, "a" + i, Asked.NOON, 0, entry, null, null));
            assertThat(sessions).hasSizeLessThanOrEqualTo(Session.MAX_SESSIONS).contains(restricted);
        }
        assertThat(sessions.stream().filter(session -> session.entry() == Session.Entry.FULL))
                .hasSize(15);
    }

    @Test
    void anOldLoginDoesNotMoveTheAccount() {
        AccountState state = AccountState.NEW
                .with()
                .loggedIn(Asked.NOON, "JP")
                .loggedIn(Asked.NOON.minusSeconds(5), "SG")
                .seen(Asked.NOON)
                .seen(Asked.NOON.minusSeconds(9))
                .build();
        assertThat(state.lastPlace()).isEqualTo("JP");
        assertThat(state.lastLogin()).isEqualTo(Asked.NOON);
        assertThat(state.lastEvent()).isEqualTo(Asked.NOON);
    }

    @Test
    void nearTextsHaveFarFingerprints() {
        Set<Long> fingerprints = IntStream.range(0, 10_000)
                .mapToObj(i -> Fingerprint.of("203.0.113." + i))
                .collect(Collectors.toSet());
        assertThat(fingerprints).hasSize(10_000);
        assertThat(Fingerprint.of("a")).isNotEqualTo(Fingerprint.of("b"));
    }

    private static LoginTraits traits(Network at) {
        return LoginTraits.of(at, Asked.CHROME, new Setup(0, 0, 0));
    }
}
