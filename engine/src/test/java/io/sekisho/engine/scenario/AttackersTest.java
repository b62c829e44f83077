package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The attackers of the threat model at the login gate. */
class AttackersTest {

    private static final String BOTH = "io.sekisho.engine.scenario.Scenarios#underBoth";
    private static final String DEFAULT = "io.sekisho.engine.scenario.Scenarios#underDefault";

    /** Tries a leaked list from a data centre, one password an account, some of them right. */
    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aBotIsSlowedDownNeverInAndLocksNobodyOut(World world) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            customers.add(Customer.ordinary(world, "customer-" + i).imported(3 + world.random.nextInt(20)));
        }
        Machine tool = Machine.tool();
        Network cloud = Line.CLOUD_TOKYO.address(world.random);
        Instant now = World.START;
        int throttled = 0;
        for (Customer customer : customers) {
            now = now.plusSeconds(20);
            boolean right = world.random.nextInt(10) == 0;
            Attempt attempt = world.login(
                    customer.account, tool, cloud, now, right ? Login.Result.SUCCESS : Login.Result.FAILURE);
            if (right) {
                assertThat(attempt.decision()).as("%s", attempt).isNotEqualTo(Decision.ALLOW);
            }
            throttled += attempt.decision() == Decision.DENY ? 1 : 0;
        }
        assertThat(throttled).isGreaterThan(40);
        for (Customer customer : customers) {
            customer.now = now.plusSeconds(60);
            customer.mistypes(customer.machine, customer.home());
            assertThat(customer.visit(customer.machine, customer.home()).decision())
                    .isEqualTo(Decision.ALLOW);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aNaivePhisherNeedsAFurtherFactor(World world) {
        Customer victim = Customer.ordinary(world, "customer").imported(1 + world.random.nextInt(40));
        Machine own = Machine.common(world.random).abroad();
        isAsked(world.login("customer", own, Line.CHINANET.address(world.random), victim.now));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aPhisherBehindAVpnNeedsAFurtherFactorEvenWithTheVictimsBrowser(World world) {
        Customer victim = Customer.ordinary(world, "customer").imported(1 + world.random.nextInt(40));
        for (Line line : List.of(Line.VPN_TOKYO, Line.CLOUD_TOKYO, Line.TOR_EXIT)) {
            Attempt attempt =
                    world.login("customer", victim.machine.lookalike(), line.address(world.random), victim.now);
            isAsked(attempt);
            assertThat(world.pass(attempt, Method.EMAIL_CODE)).as("restricted").isTrue();
        }
        isAsked(world.login("customer", victim.machine.lookalike(), Line.VPN_TOKYO.address(world.random), victim.now));
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void behindAVpnAnAccountWithoutHistoryNeedsAFurtherFactorToo(World world) {
        world.enrol("customer", Method.EMAIL_CODE);
        for (Line line : List.of(Line.VPN_TOKYO, Line.CLOUD_TOKYO, Line.TOR_EXIT)) {
            isAsked(world.login("customer", Machine.common(world.random), line.address(world.random), World.START));
        }
    }

    /** Same provider, same browser to the version, and all the victim has that it lacks is the token. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void aTargetedPhisherWithoutTheTokenNeedsAFurtherFactor(World world) {
        for (boolean addressStays : List.of(true, false)) {
            Customer victim =
                    new Customer(world, "v-" + addressStays, Machine.common(world.random), Line.OCN, addressStays);
            victim.settled(20);
            for (int day = 0; day < 5; day++) {
                victim.nextDay();
                isAsked(world.login(
                        victim.account, victim.machine.lookalike(), Line.OCN.address(world.random), victim.now));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aTargetedPhisherNeedsAFurtherFactorAlsoAfterTheVictimPassedWithANewDevice(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(20);
        Machine phone = victim.machine.different(world.random);
        victim.visit(phone, victim.home());
        assertThat(victim.challenges).isEqualTo(1);
        victim.fortnight(phone, victim::home);
        isAsked(world.login("customer", phone.lookalike(), victim.line.address(world.random), victim.now));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aTargetedPhisherBeforeAnyTokenIsAskedWhereAddressesStay(World world) {
        Customer victim = Customer.ordinary(world, "customer").imported(15);
        isAsked(world.login("customer", victim.machine.lookalike(), victim.line.address(world.random), victim.now));
    }

    /** The thief logs in first, from the victim's own provider: nothing to see until the victim comes back. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void aCopiedTokenIsNoticedOnceBothLiveAndBothMustProveThemselves(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine thief = victim.machine.lookalike();
        thief.copyTokensOf(victim.machine);
        Network proxy = victim.line.address(world.random);
        victim.after(Duration.ofHours(3));
        world.login("customer", thief, proxy, victim.now);

        victim.nextDay();
        Attempt second = victim.visit(victim.machine, victim.home());
        assertThat(second.codes()).contains("TOKEN_BEHIND");
        isAsked(second);
        victim.after(Duration.ofHours(3));
        isAsked(world.login("customer", thief, proxy, victim.now));
        isAsked(world.login("customer", thief.lookalike(), proxy, victim.now.plusSeconds(90)));
        victim.challenges = 0;
        victim.fortnight(victim.machine, victim::home);
        assertThat(victim.challenges).isZero();
        isAsked(world.login("customer", thief.lookalike(), proxy, victim.now));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCopiedTokenThatComesSecondIsNoticed(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine thief = victim.machine.lookalike();
        thief.copyTokensOf(victim.machine);
        victim.nextDay();
        victim.visit(victim.machine, victim.home());
        Attempt second =
                world.login("customer", thief, victim.line.address(world.random), victim.now.plusSeconds(3600));
        isAsked(second);
        assertThat(second.codes()).contains("TOKEN_BEHIND");
    }

    /** Malware that goes through the victim's own machine: even the address is the victim's. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void aCopiedTokenAtTheVictimsAddressIsNoticedAtTheThirdTurn(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine thief = victim.machine.lookalike();
        thief.copyTokensOf(victim.machine);
        victim.after(Duration.ofHours(3));
        world.login("customer", thief, victim.home(), victim.now);
        victim.nextDay();
        victim.visit(victim.machine, victim.home());
        Attempt third = world.login("customer", thief, victim.home(), victim.now.plusSeconds(3600));
        isAsked(third);
        assertThat(third.codes()).contains("TOKEN_COPIED");
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aCopiedTokenFromElsewhereIsAskedAtOnce(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine thief = victim.machine.lookalike();
        thief.copyTokensOf(victim.machine);
        isAsked(world.login("customer", thief, Line.CHINANET.address(world.random), victim.now.plusSeconds(3600)));
        victim.fortnight(victim.machine, victim::home);
        assertThat(victim.challenges).isZero();
        isAsked(world.login("customer", thief, victim.line.address(world.random), victim.now));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aCopiedTokenOnAnotherMachineIsAsked(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine thief = victim.machine.different(world.random);
        thief.copyTokensOf(victim.machine);
        isAsked(world.login("customer", thief, victim.line.address(world.random), victim.now));
    }

    /** The relay passes the mailed code, since the victim reads it out to the fake page. */
    @ParameterizedTest
    @MethodSource(BOTH)
    void aRelayGetsNoRelayableFactorWhereAPasskeyIsEnrolled(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        world.enrol("customer", Method.EMAIL_CODE, Method.PASSKEY);
        for (Line line : List.of(Line.VPN_TOKYO, Line.CLOUD_TOKYO, Line.TOR_EXIT)) {
            Attempt relay = world.login("customer", victim.machine.lookalike(), line.address(world.random), victim.now);
            isAsked(relay);
            assertThat(relay.verdict().methods()).containsExactly(Method.PASSKEY);
        }
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aRelayWithoutAPasskeyGetsARestrictedSessionThatTeachesNothing(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Attempt relay =
                world.login("customer", victim.machine.lookalike(), Line.CLOUD_TOKYO.address(world.random), victim.now);
        isAsked(relay);
        int known = world.account("customer").history().logins();
        assertThat(world.pass(relay, Method.EMAIL_CODE)).as("restricted").isTrue();
        assertThat(world.account("customer").history().logins()).isEqualTo(known);
        isAsked(world.login(
                "customer", victim.machine.lookalike(), Line.CLOUD_TOKYO.address(world.random), victim.now));
    }

    @ParameterizedTest
    @MethodSource(DEFAULT)
    void aRelayAtCriticalRiskGetsARestrictedSession(World world) {
        Customer victim = Customer.ordinary(world, "customer").settled(10);
        Machine server = victim.machine.different(world.random).abroad().forged();
        Attempt relay = world.login(
                "customer", server, Line.CHINANET.address(world.random), victim.now.plus(Duration.ofMinutes(30)));
        assertThat(relay.level()).as("%s", relay).isEqualTo(Risk.Level.CRITICAL);
        assertThat(world.pass(relay, Method.EMAIL_CODE)).as("restricted").isTrue();
    }

    private static void isAsked(Attempt attempt) {
        assertThat(attempt.decision()).as("%s", attempt).isEqualTo(Decision.CHALLENGE);
    }
}
