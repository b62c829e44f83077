package io.sekisho.engine;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Ruling;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a risk becomes a decision: what no policy can overrule, then the policy, then what the account can be asked for. */
record Resolution(
        Decision decision,
        Verdict.PolicyRef policy,
        List<Reason> reasons,
        List<List<Method>> require,
        List<Method> methods) {

    static Resolution of(Scene scene, Risk risk, List<Reason> reasons, PolicyTimeline.Numbered policy) {
        if (scene.state().status() != AccountState.Status.ACTIVE) {
            return fixed(Decision.DENY, policy, "account suspended", "ACCOUNT_SUSPENDED", "this account is suspended");
        }
        Optional<Resolution> bySession = bySession(scene, policy);
        if (bySession.isPresent()) {
            return bySession.get();
        }
        Ruling ruling = policy.policy()
                .rule(Engine.situation(scene, risk, reasons, policy.policy().settings()));
        return byPolicy(scene, risk, policy, ruling);
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

    /** A session that is not fully entered may look, no more. */
    private static Optional<Resolution> bySession(Scene scene, PolicyTimeline.Numbered policy) {
        if (scene.isLogin()) {
            return Optional.empty();
        }
        return Sessions.of(scene, policy.policy().settings()).flatMap(session -> switch (session.entry()) {
            case FULL -> Optional.empty();
            case PENDING ->
                Optional.of(fixed(
                        Decision.HOLD,
                        policy,
                        "login of the session not yet proven",
                        "SESSION_PENDING",
                        "the challenge of this session's login has not been passed"));
            case RESTRICTED ->
                Optional.of(fixed(
                        Decision.HOLD,
                        policy,
                        "restricted session",
                        "SESSION_RESTRICTED",
                        "a relayable factor let this session in: it may look, no more"));
        });
    }

    private static Resolution byPolicy(Scene scene, Risk risk, PolicyTimeline.Numbered policy, Ruling ruling) {
        Verdict.PolicyRef ref = new Verdict.PolicyRef(policy.name(), policy.version(), ruling.rule(), ruling.note());
        if (refused(scene)) {
            // Nobody can step up after a wrong password: refuse it as usual, or throttle.
            Decision decision = ruling.decision() == Decision.DENY ? Decision.DENY : Decision.ALLOW;
            return new Resolution(decision, ref, List.of(), List.of(), List.of());
        }
        return switch (ruling.decision()) {
            case ALLOW, DENY -> new Resolution(ruling.decision(), ref, List.of(), List.of(), List.of());
            case CHALLENGE, HOLD ->
                asking(scene, risk, ruling, ref, policy.policy().settings());
        };
    }

    private static boolean refused(Scene scene) {
        return scene.event().action() instanceof Login login && login.result() != Login.Result.SUCCESS;
    }

    private static Resolution asking(Scene scene, Risk risk, Ruling ruling, Verdict.PolicyRef ref, Settings settings) {
        Set<Method> usable = offered(scene, risk, settings);
        List<List<Method>> require = ruling.require();
        boolean possible = require.stream().allMatch(oneOf -> oneOf.stream().anyMatch(usable::contains));
        if (possible) {
            List<Method> methods = require.stream()
                    .flatMap(List::stream)
                    .filter(usable::contains)
                    .distinct()
                    .toList();
            return new Resolution(ruling.decision(), ref, List.of(), methods.isEmpty() ? List.of() : require, methods);
        }
        Decision instead = ruling.decision() == Decision.HOLD ? Decision.HOLD : ruling.noMethod();
        Reason reason = Reason.of("NO_METHOD", 0, "the account has no usable method of those required");
        return new Resolution(instead, ref, List.of(reason), List.of(), List.of());
    }

    /** Where a relayable factor would only let in a phisher in between, it is not offered beside one that cannot be relayed. */
    private static Set<Method> offered(Scene scene, Risk risk, Settings settings) {
        Set<Method> usable = scene.state().factors().usable(scene.facts().receivedAt());
        if (!usable.contains(Method.PASSKEY)) {
            return usable;
        }
        Set<Method> offered = EnumSet.noneOf(Method.class);
        usable.stream()
                .filter(method -> !settings.restrict()
                        .applies(method, risk.level(), scene.network().kind()))
                .forEach(offered::add);
        return offered;
    }
}
