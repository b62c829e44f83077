package io.sekisho.engine.policy;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy fixes beside its rules.
 *
 * @param contactQuarantine how long a changed contact is not used for step-up
 * @param coolingOff        how long a restricted session stays restricted without a stronger factor
 * @param challengeExpires  how long a challenge may be answered
 * @param holdExpires       how long a held operation may be released; then it is denied
 * @param passkeyWaits      how long a new passkey proves no more than the factor by which it was added
 * @param calls             what a call must show
 * @param notices           what customers are told of what happens in their accounts
 * @param surveillance      what follows where accounts are found to buy a symbol together
 * @param open              operations allowed while no decision can be made durable; all others are refused then
 */
public record Settings(
        Duration contactQuarantine,
        Duration coolingOff,
        Duration challengeExpires,
        Duration holdExpires,
        Duration passkeyWaits,
        Calls calls,
        Set<Operation> open,
        Restrict restrict,
        Notices notices,
        Surveillance surveillance) {

    public static final Settings DEFAULT = new Settings(
            Duration.ofDays(3),
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ZERO,
            new Calls(false, CallBack.NEVER),
            Set.of(),
            Restrict.atLevel(Risk.Level.CRITICAL, Set.of(Network.Kind.HOSTING, Network.Kind.VPN, Network.Kind.TOR)),
            Notices.DEFAULT,
            Surveillance.DEFAULT);

    public Settings {
        open = Set.copyOf(open);
    }

    /** Whether the operation goes on (fail open) while no decision can be made durable. */
    public boolean openWhenUnavailable(Operation operation) {
        return open.contains(operation);
    }

    /** Which logins a customer is told of, from the fewest to all. */
    public enum LoginNotices {
        NEVER,
        /** What was challenged, held or refused, or came from a new device. */
        UNUSUAL,
        ALWAYS
    }

    /** How a customer is told of orders, from the least to the most. */
    public enum OrderNotices {
        NEVER,
        /** All of a day in one mail. */
        DIGEST,
        ALWAYS
    }

    /**
     * The least that customers are told; each may ask for more. Of withdrawals and changes everybody is told.
     *
     * @param digestAt      when the orders of a day are told together, in Japan
     * @param ordersPerHour orders told one by one within an hour; further ones go into the day's mail
     */
    public record Notices(LoginNotices login, OrderNotices order, LocalTime digestAt, int ordersPerHour) {

        public static final Notices DEFAULT =
                new Notices(LoginNotices.UNUSUAL, OrderNotices.DIGEST, LocalTime.of(16, 0), 5);
    }

    /**
     * What follows where accounts under suspicion are found to buy the same thin symbol.
     *
     * @param watch             what becomes of buying it from then on; absent: it is not put on the watch list
     * @param days              for how long, 1 to 365
     * @param falseAlarmsPerDay expected of each kind of detector by chance; above 0, at most 10
     */
    public record Surveillance(Watched.@Nullable Action watch, int days, double falseAlarmsPerDay) {

        public static final Surveillance DEFAULT = new Surveillance(Watched.Action.HOLD, 5, 1);
    }

    /** When we call the registered number ourselves. */
    public enum CallBack {
        NEVER,
        /** Where nothing but the caller's own word stands behind the number. */
        UNPROVEN,
        ALWAYS
    }

    /**
     * What a call must show.
     *
     * @param attested whether the number must be attested in full (PASSporT attestation A, RFC 8588) or called back
     */
    public record Calls(boolean attested, CallBack callBack) {}

    /**
     * When a passed challenge, relayable as it may be, opens a restricted session only and releases nothing: where it proves less than
     * is needed, and where anything relayable is passed from these networks, at any level.
     *
     * @param needed the least assurance, by operation, from a level on; what is named for no level up to the risk's needs none
     */
    public record Restrict(Map<Operation, Map<Risk.Level, Assurance>> needed, Set<Network.Kind> networks) {

        private static final Map<Operation, Map<Risk.Level, Assurance>> EVERYTHING =
                atLevel(Risk.Level.LOW, Set.of()).needed();

        public Restrict {
            // A challenge kept from before there was a table names none: nothing less than all is enough for it.
            needed = needed == null ? EVERYTHING : Map.copyOf(needed);
            networks = Set.copyOf(networks);
        }

        /** Nothing relayable counts from this level on, whatever the operation. */
        public static Restrict atLevel(Risk.Level level, Set<Network.Kind> networks) {
            Map<Operation, Map<Risk.Level, Assurance>> needed = new EnumMap<>(Operation.class);
            for (Operation operation : Operation.values()) {
                needed.put(operation, Map.of(level, Assurance.HIGH));
            }
            return new Restrict(needed, networks);
        }

        /** What must be proven for an operation at a level. */
        public Assurance needed(Operation operation, Risk.Level level) {
            Map<Risk.Level, Assurance> table = needed.getOrDefault(operation, Map.of());
            return Assurance.most(table.entrySet().stream()
                    .filter(entry -> level.atLeast(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .toList());
        }

        /** Whether what was proven is too little to count in full. */
        public boolean applies(Operation operation, Assurance proven, Risk.Level level, Network.Kind from) {
            boolean relayable = proven != Assurance.HIGH;
            return relayable && (networks.contains(from) || !proven.atLeast(needed(operation, level)));
        }
    }
}
