package io.sekisho.bench.scheme;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Engine;
import io.sekisho.engine.Passing;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Presets;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Method;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import io.sekisho.simulator.AttackerClass;
import io.sekisho.simulator.Simulated;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Observer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One brokerage in memory: the server's look-ups, the engine, the customers' and the thieves' answers to challenges. Whoever fails to enter
 * does nothing more in that session.
 */
final class Brokerage {

    /** Of honest people asked, so many get in (Google 2019: 97 % shortly after). */
    private static final double HONEST_PASS = 0.97;

    private static final Set<Method> ENROLLED = Set.of(Method.EMAIL_CODE, Method.PHONE_CALL);

    private final AddressDirectory addresses;
    private final BrowserReader browsers;
    private final Exchange exchange;
    private final PopulationView population = new PopulationView();
    private final PressureView pressure = new PressureView();
    private final PolicyTimeline policies;
    private final Random random;
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Boolean> entered = new HashMap<>();

    Brokerage(AddressDirectory addresses, BrowserReader browsers, Exchange exchange, long seed) {
        this.addresses = addresses;
        this.browsers = browsers;
        this.exchange = exchange;
        random = new Random(seed);
        policies = new PolicyTimeline(Presets.file("default").versions().stream()
                .map(version -> new PolicyTimeline.Numbered(1, "default", version))
                .toList());
    }

    /**
     * @param executed whether it went through in the end, a challenge passed where one was asked
     * @param asked    whether somebody had to prove themselves
     */
    record Outcome(
            Verdict verdict, boolean executed, boolean asked, Optional<Observation> observation, AccountState before) {}

    /** Nothing where the session was never entered, so that the order is never sent. */
    Optional<Outcome> take(Simulated simulated) {
        Event event = simulated.event();
        boolean login = event.action() instanceof Login;
        if (!login && !entered.getOrDefault(event.session(), false)) {
            return Optional.empty();
        }
        AccountState state = accounts.computeIfAbsent(event.account(), Brokerage::enrolled);
        Facts facts = facts(event);
        PolicyTimeline.Numbered policy = policies.at(event.time());
        Verdict verdict = Engine.judge(state, event, facts, policy);
        accounts.put(event.account(), verdict.next());
        long version = versions.merge(event.account(), 1L, Long::sum);
        boolean goesThrough = goesThrough(simulated, facts, verdict, policy);
        learn(event, facts, verdict, version);
        return Optional.of(new Outcome(
                verdict,
                goesThrough,
                verdict.decision() == Decision.CHALLENGE,
                Observer.of(event, version, facts, verdict.decision(), verdict.reasons()),
                state));
    }

    private static AccountState enrolled(String account) {
        AccountState fresh = AccountState.NEW;
        return fresh.with().factors(fresh.factors().withEnrolled(ENROLLED)).build();
    }

    private Facts facts(Event event) {
        Client client = event.client();
        Network network = addresses.lookup(client.ip());
        Browser browser = browsers.read(client.userAgent(), client.hints());
        boolean login = event.action() instanceof Login;
        return new Facts(
                event.time(),
                network,
                browser,
                new Token(token(event), "token-" + event.id()),
                population.lookup(network, browser),
                login ? pressure.pressure(network, browser, event.time()) : Pressure.NONE,
                null,
                null,
                null,
                exchange.of(event));
    }

    private @Nullable String token(Event event) {
        return event.client().device() == null
                ? null
                : tokens.get(event.account() + "/" + event.client().device());
    }

    private boolean goesThrough(Simulated simulated, Facts facts, Verdict verdict, PolicyTimeline.Numbered policy) {
        Event event = simulated.event();
        boolean through = switch (verdict.decision()) {
            case ALLOW -> true;
            case CHALLENGE -> passes(simulated, facts, verdict, policy);
            case HOLD, DENY -> false;
        };
        if (event.action() instanceof Login login && event.session() != null) {
            entered.put(event.session(), through && login.result() == Login.Result.SUCCESS);
        }
        return through;
    }

    private boolean passes(Simulated simulated, Facts facts, Verdict verdict, PolicyTimeline.Numbered policy) {
        Method method = methodOf(simulated, verdict.methods());
        if (method == null) {
            return false;
        }
        Event event = simulated.event();
        Assurance assurance = Factors.NONE.best(method, Instant.EPOCH, Duration.ZERO);
        boolean restricted = policy.policy()
                .settings()
                .restrict()
                .applies(
                        event.operation(),
                        assurance,
                        verdict.risk().level(),
                        facts.network().kind());
        AccountState state = Objects.requireNonNull(accounts.get(event.account()));
        if (event.action() instanceof Login) {
            accounts.put(event.account(), Passing.passed(state, event.id(), method, assurance, restricted));
            return true;
        }
        if (restricted) {
            return false;
        }
        accounts.put(
                event.account(),
                Passing.approved(state, event.id(), event.time(), Passing.weakly(state, event.session(), assurance)));
        return true;
    }

    /** The owner has mailbox and telephone; a live relay and a forger of numbers have what the owner types or holds. */
    private @Nullable Method methodOf(Simulated simulated, List<Method> methods) {
        AttackerClass attacker = simulated.label().attacker();
        if (methods.isEmpty()) {
            return null;
        }
        if (attacker == null) {
            return random.nextDouble() < HONEST_PASS ? methods.getFirst() : null;
        }
        return switch (attacker) {
            case RELAY -> methods.getFirst();
            case CALLER -> methods.contains(Method.PHONE_CALL) ? Method.PHONE_CALL : null;
            case INSIDER -> methods.contains(Method.EMAIL_CODE) ? Method.EMAIL_CODE : null;
            case BOT, NAIVE, VPN, TARGETED, STEALER -> null;
        };
    }

    private void learn(Event event, Facts facts, Verdict verdict, long version) {
        if (!(event.action() instanceof Login login) || login.result() == Login.Result.ATTEMPT) {
            return;
        }
        boolean failed = login.result() == Login.Result.FAILURE;
        pressure.learn(event.account(), facts.network(), facts.browser(), failed, event.time());
        if (!failed) {
            population.learn(facts.network(), facts.browser(), version == 1);
        }
        if (verdict.issues() && event.client().device() != null) {
            tokens.put(event.account() + "/" + event.client().device(), "token-" + event.id());
        }
    }
}
