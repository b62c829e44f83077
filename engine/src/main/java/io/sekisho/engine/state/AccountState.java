package io.sekisho.engine.state;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Sekisho remembers of one account between events: bounded in every part, and changed only by making a new one.
 *
 * @param lastEvent  time of the latest event judged, absent before the first; imports do not count
 * @param lastLogin  time of the latest successful login learned, imports included
 * @param lastPlace  country of that login
 * @param holds      operations held, the newest first
 * @param changes    changes made of personal data and means of authentication, the newest first
 * @param trading    what it ordered lately and usually trades
 * @param payouts    what it usually withdraws
 * @param entries    logins of the last days that were odd
 * @param asked      orders and withdrawals not yet approved, the newest first
 * @param suspicions what surveillance said of it among others, the newest first
 */
public record AccountState(
        Status status,
        @Nullable Instant lastEvent,
        @Nullable Instant lastLogin,
        @Nullable String lastPlace,
        LoginHistory history,
        List<Device> devices,
        List<Session> sessions,
        List<Failure> failures,
        List<PendingLogin> pending,
        List<Vouched> vouched,
        Spending withdrawn,
        Factors factors,
        Restraints restraints,
        List<Hold> holds,
        List<Changed> changes,
        Trading trading,
        Payouts payouts,
        List<OddEntry> entries,
        List<AskedOperation> asked,
        List<Suspicion> suspicions) {

    public static final AccountState NEW = new AccountState(
            Status.ACTIVE,
            null,
            null,
            null,
            LoginHistory.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Spending.NONE,
            Factors.NONE,
            Restraints.NONE,
            List.of(),
            List.of(),
            Trading.NONE,
            Payouts.NONE,
            List.of(),
            List.of(),
            List.of());

    /** Whether the account may act at all. */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        RESTORING
    }

    public Optional<Session> session(@Nullable String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    public Optional<Hold> hold(String id) {
        return holds.stream().filter(hold -> hold.id().equals(id)).findFirst();
    }

    /** The same with this hold among them, in place of an earlier one of its id. */
    public AccountState holding(Hold hold) {
        return with().holds(Hold.joined(holds, hold)).build();
    }

    /**
     * Whether anything may be proven or done for this operation: all while active, nothing while suspended, and while restoring only the
     * changes that are required, once the identity is verified.
     */
    public boolean admits(Action action) {
        return switch (status) {
            case ACTIVE -> true;
            case SUSPENDED -> false;
            case RESTORING ->
                restraints.identified()
                        && action instanceof Change change
                        && restraints.requiredChanges().contains(change.field());
        };
    }

    public Optional<Device> deviceHolding(@Nullable String token) {
        return token == null
                ? Optional.empty()
                : devices.stream().filter(device -> device.holds(token)).findFirst();
    }

    /** Whether the customer's own browser of a family (see {@link Device#family}) would show a token. */
    public boolean expectsToken(String family) {
        return devices.stream()
                .anyMatch(device -> device.proven() && device.family().equals(family));
    }

    /**
     * The proven device whose token a challenged login showed and was then given another; absent where there is none, and
     * where that device was seen again since, so that two hold its tokens.
     */
    public Optional<Device> ancestor(Device unproven) {
        return pending.stream()
                .filter(login -> login.device().equals(unproven.id()))
                .flatMap(login -> devices.stream()
                        .filter(device -> device.proven() && device.id().equals(login.replaces())))
                .filter(device -> !device.lastSeen().isAfter(unproven.firstSeen()))
                .findFirst();
    }

    /** The same under this suspicion. */
    public AccountState suspected(Suspicion suspicion) {
        return with().suspicions(Suspicion.joined(suspicions, suspicion)).build();
    }

    /** The same without what an alert said of it. */
    public AccountState cleared(String alert) {
        return with().suspicions(Suspicion.without(suspicions, alert)).build();
    }

    public AccountStateBuilder with() {
        return new AccountStateBuilder(this);
    }
}
