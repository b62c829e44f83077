package io.sekisho.engine;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Ruling;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.policy.Situation;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Dealing;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a risk becomes a decision: what no policy can overrule, then the policy, then what the account can be asked for. */
record Resolution(
        Decision decision,
        Verdict.PolicyRef policy,
        List<Reason> reasons,
        List<List<Method>> require,
        List<Method> methods,
        boolean suspends) {

    private Resolution(
            Decision decision,
            Verdict.PolicyRef policy,
            List<Reason> reasons,
            List<List<Method>> require,
            List<Method> methods) {
        this(decision, policy, reasons, require, methods, false);
    }

    private static final String WATCH_LIST = "watch list";

    static Resolution of(Scene scene, Risk risk, List<Reason> reasons, PolicyTimeline.Numbered policy) {
        Optional<Resolution> barred = barred(scene, policy);
        if (barred.isPresent()) {
            return barred.get();
        }
        String releases = scene.event().releases();
        if (releases != null) {
            return repeating(releases, scene, policy);
        }
        Settings settings = policy.policy().settings();
        Situation situation = Engine.situation(scene, risk, reasons, settings);
        Ruling ruling = policy.policy().rule(situation);
        Verdict.PolicyRef ref = new Verdict.PolicyRef(policy.name(), policy.version(), ruling.rule(), ruling.note());
        if (ruling.suspend() && !refused(scene)) {
            return suspending(ruling, ref);
        }
        Optional<Session.Entry> unentered = unentered(scene, settings);
        if (watched(scene) == Watched.Action.HOLD && ruling.decision() != Decision.DENY) {
            // For accomplices too, who have every factor: somebody looks at it first.
            return fixed(
                    Decision.HOLD,
                    policy,
                    WATCH_LIST,
                    "SYMBOL_HELD",
                    "buying this symbol is held for everybody until somebody has looked at it");
        }
        if (unentered.isPresent()) {
            return inUnentered(unentered.get(), scene, situation.methods(), policy, ruling, ref);
        }
        return byPolicy(scene, situation, settings, ruling, ref);
    }

    private static Optional<Resolution> barred(Scene scene, PolicyTimeline.Numbered policy) {
        AccountState state = scene.state();
        if (!state.admits(scene.event().action())) {
            String detail = state.status() == AccountState.Status.SUSPENDED
                    ? "this account is suspended"
                    : "this account is being restored: only required changes go on, once the identity is verified";
            return Optional.of(fixed(Decision.DENY, policy, "account suspended", "ACCOUNT_SUSPENDED", detail));
        }
        if (state.restraints().revokes(scene.event().session())) {
            return Optional.of(
                    fixed(Decision.DENY, policy, "session revoked", "SESSION_REVOKED", "this session was revoked"));
        }
        return watched(scene) == Watched.Action.DENY
                ? Optional.of(fixed(
                        Decision.DENY,
                        policy,
                        WATCH_LIST,
                        "SYMBOL_STOPPED",
                        "buying this symbol is stopped for everybody"))
                : Optional.empty();
    }

    /** What the watch list says of what the event buys. */
    private static Watched.@Nullable Action watched(Scene scene) {
        return scene.dealing()
                .filter(dealing -> dealing.deal().buys())
                .map(Dealing::watched)
                .map(Watched::action)
                .orElse(null);
    }

    /** What repeats a held operation goes on where the hold was released, once; no policy is asked again. */
    private static Resolution repeating(String id, Scene scene, PolicyTimeline.Numbered policy) {
        Optional<Hold> known = scene.state().hold(id);
        if (known.isEmpty()) {
            return refused(policy, "HOLD_UNKNOWN", "this account has no such hold");
        }
        Hold hold = known.get();
        if (!hold.operation().equals(Hold.operation(scene.event().action()))) {
            return refused(policy, "HOLD_OF_ANOTHER", "what was held is another operation");
        }
        boolean over = hold.expired(scene.facts().receivedAt());
        return switch (hold.stand()) {
            case USED -> refused(policy, "HOLD_USED", "the hold was released and its operation repeated already");
            case DENIED -> refused(policy, "HOLD_DENIED", "the hold was denied");
            case FROZEN ->
                refused(policy, "HOLD_FROZEN", "the hold was frozen when a session or the account was stopped");
            case OPEN ->
                over
                        ? refused(policy, "HOLD_EXPIRED", "the hold expired before it was released")
                        : fixed(Decision.HOLD, policy, "hold", "HOLD_NOT_RELEASED", "the hold is not released yet");
            case RELEASED ->
                over
                        ? refused(policy, "HOLD_EXPIRED", "the hold was released, and expired before it was repeated")
                        : fixed(Decision.ALLOW, policy, "hold", "HOLD_RELEASED", "the hold was released");
        };
    }

    private static Resolution refused(PolicyTimeline.Numbered policy, String code, String detail) {
        return fixed(Decision.DENY, policy, "hold", code, detail);
    }

    private static Resolution fixed(
            Decision decision, PolicyTimeline.Numbered policy, String rule, String code, String detail) {
        return new Resolution(
                decision,
                new Verdict.PolicyRef(policy.name(), policy.version(), rule, null),
                List.of(Reason.of(code, 0, detail)),
                List.of(),
                List.of());
    }

    /** Held or denied, it is denied now, and so is all that follows. */
    private static Resolution suspending(Ruling ruling, Verdict.PolicyRef ref) {
        Reason reason = Reason.of("ACCOUNT_SUSPENDED", 0, "the rule \"" + ruling.rule() + "\" suspends this account");
        return new Resolution(Decision.DENY, ref, List.of(reason), List.of(), List.of(), true);
    }

    private static Optional<Session.Entry> unentered(Scene scene, Settings settings) {
        return scene.isLogin()
                ? Optional.empty()
                : Sessions.of(scene, settings).map(Session::entry).filter(entry -> entry != Session.Entry.FULL);
    }

    /**
     * A session that is not fully entered may look, no more, whatever the policy says; what it tries may be released by a factor
     * that cannot be relayed, if the policy's hold asks for one.
     */
    private static Resolution inUnentered(
            Session.Entry entry,
            Scene scene,
            Set<Method> usable,
            PolicyTimeline.Numbered policy,
            Ruling ruling,
            Verdict.PolicyRef ref) {
        boolean pending = entry == Session.Entry.PENDING;
        String rule = pending ? "login of the session not yet proven" : "restricted session";
        String code = pending ? "SESSION_PENDING" : "SESSION_RESTRICTED";
        String detail = pending
                ? "the challenge of this session's login has not been passed"
                : "a relayable factor let this session in: it may look, no more";
        Reason because = Reason.of(code, 0, detail);
        return switch (ruling.decision()) {
            case ALLOW, CHALLENGE -> fixed(Decision.HOLD, policy, rule, code, detail);
            case DENY -> new Resolution(Decision.DENY, ref, List.of(because), List.of(), List.of());
            case HOLD -> {
                Duration waits = policy.policy().settings().passkeyWaits();
                Set<Method> strong = usable.stream()
                        .filter(method -> best(method, scene, waits) == Assurance.HIGH)
                        .collect(Collectors.toUnmodifiableSet());
                yield asking(ruling, ref, open(ruling, strong)).because(because);
            }
        };
    }

    private static Resolution byPolicy(
            Scene scene, Situation situation, Settings settings, Ruling ruling, Verdict.PolicyRef ref) {
        if (refused(scene)) {
            // Nobody can step up after a wrong password: refuse it as usual, or throttle.
            Decision decision = ruling.decision() == Decision.DENY ? Decision.DENY : Decision.ALLOW;
            return new Resolution(decision, ref, List.of(), List.of(), List.of());
        }
        return switch (ruling.decision()) {
            case ALLOW, DENY -> new Resolution(ruling.decision(), ref, List.of(), List.of(), List.of());
            case CHALLENGE, HOLD -> asking(ruling, ref, offered(scene, situation, ruling, settings));
        };
    }

    private static boolean refused(Scene scene) {
        return scene.event().action() instanceof Login login && login.result() != Login.Result.SUCCESS;
    }

    /**
     * Asks for what the account has of what the policy requires.
     *
     * @param open what is open of each of the policy's inner lists
     */
    private static Resolution asking(Ruling ruling, Verdict.PolicyRef ref, List<List<Method>> open) {
        if (open.stream().noneMatch(List::isEmpty)) {
            List<Method> methods =
                    open.stream().flatMap(List::stream).distinct().toList();
            return new Resolution(
                    ruling.decision(), ref, List.of(), methods.isEmpty() ? List.of() : ruling.require(), methods);
        }
        Decision instead = ruling.decision() == Decision.HOLD ? Decision.HOLD : ruling.noMethod();
        Reason reason = Reason.of("NO_METHOD", 0, "the account has no usable method of those required");
        return new Resolution(instead, ref, List.of(reason), List.of(), List.of());
    }

    private Resolution because(Reason reason) {
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return new Resolution(decision, policy, List.copyOf(more), require, methods);
    }

    private static List<List<Method>> open(Ruling ruling, Set<Method> usable) {
        return ruling.require().stream()
                .map(oneOf -> oneOf.stream().filter(usable::contains).toList())
                .toList();
    }

    /**
     * Where a relayable factor would only let in a phisher in between, it is not offered beside one that cannot be relayed, and what
     * would not release a held operation is not offered for it at all. What a policy requires in addition stays.
     */
    private static List<List<Method>> offered(Scene scene, Situation situation, Ruling ruling, Settings settings) {
        boolean held = ruling.decision() == Decision.HOLD && !scene.isLogin();
        Duration waits = settings.passkeyWaits();
        return open(ruling, situation.methods()).stream()
                .map(oneOf -> !held && oneOf.stream().noneMatch(method -> best(method, scene, waits) == Assurance.HIGH)
                        ? oneOf
                        : oneOf.stream()
                                .filter(method -> !settings.restrict()
                                        .applies(
                                                scene.event().operation(),
                                                best(method, scene, waits),
                                                situation.risk().level(),
                                                scene.network().kind()))
                                .toList())
                .toList();
    }

    private static Assurance best(Method method, Scene scene, Duration passkeyWaits) {
        return scene.state().factors().best(method, scene.facts().receivedAt(), passkeyWaits);
    }

    /** What the account has, the customer may still use, and the server can carry out. */
    static Set<Method> usable(Scene scene) {
        Set<Method> usable = EnumSet.noneOf(Method.class);
        usable.addAll(scene.state().factors().usable(scene.facts().receivedAt()));
        usable.removeIf(method -> !scene.facts().available(method));
        return usable;
    }
}
