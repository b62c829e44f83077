package io.sekisho.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change to an account's state under way; confined to the method that makes it. */
public final class AccountStateBuilder {

    private AccountState.Status status;
    private @Nullable Instant lastEvent;
    private @Nullable Instant lastLogin;
    private @Nullable String lastPlace;
    private LoginHistory history;
    private List<Device> devices;
    private List<Session> sessions;
    private List<Failure> failures;
    private List<PendingLogin> pending;
    private List<Vouched> vouched;
    private Spending withdrawn;
    private Factors factors;
    private Restraints restraints;
    private List<Hold> holds;
    private List<Changed> changes;
    private Trading trading;
    private Payouts payouts;
    private List<OddEntry> entries;
    private List<AskedOperation> asked;
    private List<Suspicion> suspicions;

    AccountStateBuilder(AccountState from) {
        status = from.status();
        lastEvent = from.lastEvent();
        lastLogin = from.lastLogin();
        lastPlace = from.lastPlace();
        history = from.history();
        devices = from.devices();
        sessions = from.sessions();
        failures = from.failures();
        pending = from.pending();
        vouched = from.vouched();
        withdrawn = from.withdrawn();
        factors = from.factors();
        restraints = from.restraints();
        holds = from.holds();
        changes = from.changes();
        trading = from.trading();
        payouts = from.payouts();
        entries = from.entries();
        asked = from.asked();
        suspicions = from.suspicions();
    }

    public AccountStateBuilder status(AccountState.Status value) {
        status = value;
        return this;
    }

    /** Moves the latest event forward, never back: events may arrive late. */
    public AccountStateBuilder seen(Instant time) {
        lastEvent = later(lastEvent, time);
        return this;
    }

    /** Learns the place of a login unless a later login is known. */
    public AccountStateBuilder loggedIn(Instant time, String country) {
        if (lastLogin == null || !time.isBefore(lastLogin)) {
            lastPlace = country;
        }
        lastLogin = later(lastLogin, time);
        return this;
    }

    public AccountStateBuilder history(LoginHistory value) {
        history = value;
        return this;
    }

    public AccountStateBuilder devices(List<Device> value) {
        devices = value;
        return this;
    }

    public AccountStateBuilder sessions(List<Session> value) {
        sessions = value;
        return this;
    }

    public AccountStateBuilder failures(List<Failure> value) {
        failures = value;
        return this;
    }

    public AccountStateBuilder pending(List<PendingLogin> value) {
        pending = value;
        return this;
    }

    public AccountStateBuilder vouched(List<Vouched> value) {
        vouched = value;
        return this;
    }

    public AccountStateBuilder withdrawn(Spending value) {
        withdrawn = value;
        return this;
    }

    public AccountStateBuilder factors(Factors value) {
        factors = value;
        return this;
    }

    public AccountStateBuilder restraints(Restraints value) {
        restraints = value;
        return this;
    }

    public AccountStateBuilder holds(List<Hold> value) {
        holds = value;
        return this;
    }

    public AccountStateBuilder changes(List<Changed> value) {
        changes = value;
        return this;
    }

    public AccountStateBuilder trading(Trading value) {
        trading = value;
        return this;
    }

    public AccountStateBuilder payouts(Payouts value) {
        payouts = value;
        return this;
    }

    public AccountStateBuilder entries(List<OddEntry> value) {
        entries = value;
        return this;
    }

    public AccountStateBuilder asked(List<AskedOperation> value) {
        asked = value;
        return this;
    }

    public AccountStateBuilder suspicions(List<Suspicion> value) {
        suspicions = value;
        return this;
    }

    public AccountState build() {
        return new AccountState(
                status,
                lastEvent,
                lastLogin,
                lastPlace,
                history,
                devices,
                sessions,
                failures,
                pending,
                vouched,
                withdrawn,
                factors,
                restraints,
                holds,
                changes,
                trading,
                payouts,
                entries,
                asked,
                suspicions);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
