package io.sekisho.engine.policy;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.util.Set;

/**
 * What a policy fixes beside its rules.
 *
 * @param contactQuarantine how long a changed contact is not used for step-up
 * @param coolingOff        how long a restricted session stays restricted without a stronger factor
 * @param challengeExpires  how long a challenge may be answered
 * @param holdExpires       how long a held operation may be released; then it is denied
 * @param open              operations allowed while no decision can be made durable; all others are refused then
 */
public record Settings(
        Duration contactQuarantine,
        Duration coolingOff,
        Duration challengeExpires,
        Duration holdExpires,
        Set<Operation> open,
        Restrict restrict) {

    public static final Settings DEFAULT = new Settings(
            Duration.ofDays(3),
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Set.of(),
            new Restrict(Risk.Level.CRITICAL, Set.of(Network.Kind.HOSTING, Network.Kind.VPN, Network.Kind.TOR)));

    public Settings {
        open = Set.copyOf(open);
    }

    /** Whether the operation goes on (fail open) while no decision can be made durable. */
    public boolean openWhenUnavailable(Operation operation) {
        return open.contains(operation);
    }

    /**
     * When a relayable method, though passed, opens a restricted session only: at this level and above, or from these
     * networks at any level.
     */
    public record Restrict(Risk.Level atLevel, Set<Network.Kind> networks) {

        public Restrict {
            networks = Set.copyOf(networks);
        }

        public boolean applies(Method method, Risk.Level level, Network.Kind from) {
            return method.relayable() && (level.atLeast(atLevel) || networks.contains(from));
        }
    }
}
