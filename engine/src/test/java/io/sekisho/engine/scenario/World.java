package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Engine;
import io.sekisho.engine.Learning;
import io.sekisho.engine.Passing;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.likelihood.CausalCounts;
import io.sekisho.engine.likelihood.Observed;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.PolicyVersion;
import io.sekisho.engine.policy.Presets;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One brokerage under one policy: its accounts, everybody's logins, and the failed ones of the last hour. */
final class World {

    /** A Monday noon in Tokyo; both presets that are tried are in force by then. */
    static final Instant START = Instant.parse("2025-06-02T03:00:00Z");

    final Random random;
    private final PolicyTimeline.Numbered policy;
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final CausalCounts population = new CausalCounts();
    private final FailedLogins failures = new FailedLogins();
    private int ids;

    World(long seed, String preset) {
        random = new Random(seed);
        List<PolicyTimeline.Numbered> versions = Presets.file(preset).versions().stream()
                .map(version -> new PolicyTimeline.Numbered(1, preset, version))
                .toList();
        policy = new PolicyTimeline(versions).at(START);
    }

    /** Fills the population with logins of strangers. */
    World crowded(int logins) {
        for (int i = 0; i < logins; i++) {
            Line line = random.nextInt(4) == 0
                    ? Line.DOCOMO
                    : Line.JAPANESE_HOMES.get(random.nextInt(Line.JAPANESE_HOMES.size()));
            population.learn(
                    observed("stranger-" + random.nextInt(logins), Machine.common(random), line.address(random)));
        }
        return this;
    }

    AccountState account(String account) {
        return accounts.getOrDefault(account, AccountState.NEW);
    }

    void enrol(String account, Method... methods) {
        AccountState state = account(account);
        accounts.put(
                account,
                state.with()
                        .factors(state.factors().withEnrolled(Set.of(methods)))
                        .build());
    }

    /** A login before Sekisho came, learned from the brokerage's log. */
    void imported(String account, Machine machine, Network from, Instant time) {
        accounts.put(
                account,
                Learning.imported(
                        account(account),
                        event(account, machine, from, time, Login.Result.SUCCESS),
                        from,
                        machine.browser(),
                        null));
        population.learn(observed(account, machine, from));
    }

    Attempt login(String account, Machine machine, Network from, Instant time) {
        return login(account, machine, from, time, Login.Result.SUCCESS);
    }

    Attempt login(String account, Machine machine, Network from, Instant time, Login.Result result) {
        Event event = event(account, machine, from, time, result);
        Observed observed = observed(account, machine, from);
        String next = account + "/" + event.id();
        Facts facts = new Facts(
                time,
                from,
                machine.browser(),
                new Token(machine.token(), next),
                population.population(observed),
                failures.pressure(from, machine.browser(), time));
        Verdict verdict = Engine.judge(account(account), event, facts, policy);
        if (ids % 5 == 0) {
            assertThat(Engine.judge(account(account), event, facts, policy)).isEqualTo(verdict);
        }
        assertAddsUp(verdict);
        accounts.put(account, verdict.next());
        if (verdict.issues()) {
            machine.set(next);
        }
        if (result == Login.Result.SUCCESS) {
            population.learn(observed);
        }
        failures.learn(account, from, machine.browser(), result, time);
        return new Attempt(event, facts, verdict);
    }

    /** Asks about an order, a withdrawal or a change. */
    Attempt operate(
            String account,
            String session,
            Machine machine,
            Network from,
            Instant time,
            Action action,
            @Nullable Market market) {
        Event event = new Event("as_" + nextId(), time, account, session, machine.client(from), action);
        Facts facts = new Facts(
                time,
                from,
                machine.browser(),
                new Token(machine.token(), "none"),
                population.population(observed(account, machine, from)),
                Pressure.NONE,
                null,
                null,
                null,
                market);
        Verdict verdict = Engine.judge(account(account), event, facts, policy);
        assertAddsUp(verdict);
        accounts.put(account, verdict.next());
        return new Attempt(event, facts, verdict);
    }

    /** Passes the challenge of an order, a withdrawal or a change; nothing comes of it where it proves too little. */
    boolean approve(Attempt attempt, Method method) {
        boolean restricted = passesRestricted(attempt, method);
        String account = attempt.event().account();
        if (!restricted && attempt.decision() == Decision.CHALLENGE) {
            accounts.put(
                    account,
                    Passing.approved(
                            account(account),
                            attempt.event().id(),
                            attempt.event().time(),
                            Passing.weakly(account(account), attempt.event().session(), best(method))));
        }
        return !restricted;
    }

    private boolean passesRestricted(Attempt attempt, Method method) {
        assertThat(attempt.verdict().methods()).as("%s", attempt).contains(method);
        return policy().settings()
                .restrict()
                .applies(
                        attempt.event().operation(),
                        best(method),
                        attempt.level(),
                        attempt.facts().network().kind());
    }

    /**
     * Passes the challenge of a login.
     *
     * @return whether the session is restricted
     */
    boolean pass(Attempt attempt, Method method) {
        boolean restricted = passesRestricted(attempt, method);
        String account = attempt.event().account();
        accounts.put(account, Passing.passed(account(account), attempt.event().id(), method, best(method), restricted));
        return restricted;
    }

    private static Assurance best(Method method) {
        return Factors.NONE.best(method, Instant.EPOCH, Duration.ZERO);
    }

    PolicyVersion policy() {
        return policy.policy();
    }

    private static void assertAddsUp(Verdict verdict) {
        BigDecimal sum = verdict.reasons().stream()
                .map(Reason::bits)
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(BigDecimal.valueOf(verdict.risk().bits())).isEqualByComparingTo(sum);
        assertThat(verdict.risk().score())
                .isEqualTo(1 / (1 + Math.pow(2, 7 - verdict.risk().bits())));
    }

    int nextId() {
        return ids++;
    }

    private Event event(String account, Machine machine, Network from, Instant time, Login.Result result) {
        String id = "as_" + nextId();
        return new Event(id, time, account, "s_" + id, machine.client(from), new Login(result, Login.Factor.PASSWORD));
    }

    private static Observed observed(String user, Machine machine, Network from) {
        return new Observed(
                user,
                List.of(from.address(), String.valueOf(from.asn()), from.country()),
                List.of(
                        machine.browser().userAgent(),
                        machine.browser().browser(),
                        machine.browser().os(),
                        machine.browser().deviceType()));
    }
}
