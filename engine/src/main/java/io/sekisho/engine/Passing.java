package io.sekisho.engine;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.AccountStateBuilder;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Vouched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a passed challenge does to the account's memory. */
public final class Passing {

    private Passing() {}

    /**
     * The memory after a challenge has passed. Unrestricted, the device becomes one of the account's own, the login is learned
     * and its oddities are explained; restricted, the session may look and nothing is learned.
     *
     * @param assessment the login that was challenged; one that has fallen out of the bounded memory opens its session only
     */
    public static AccountState passed(
            AccountState state, String assessment, Method method, Assurance assurance, boolean restricted) {
        Session.Entry entry = restricted ? Session.Entry.RESTRICTED : Session.Entry.FULL;
        AccountStateBuilder next = state.with()
                .sessions(entered(state, session -> session.assessment().equals(assessment), entry, method, assurance));
        Optional<PendingLogin> pending = state.pending().stream()
                .filter(login -> login.assessment().equals(assessment))
                .findFirst();
        if (restricted || pending.isEmpty()) {
            return next.build();
        }
        PendingLogin login = pending.get();
        return next.history(state.history().plus(login.time(), login.traits()))
                .loggedIn(login.time(), login.traits().country())
                .devices(devices(state, login))
                .vouched(vouched(state, login))
                .pending(Bounded.without(
                        state.pending(), other -> other.assessment().equals(assessment)))
                .build();
    }

    /**
     * The memory after a factor that cannot be relayed was passed in a session that might only look: its owner is there, and the
     * session is a full one.
     */
    public static AccountState lifted(
            AccountState state, @Nullable String session, Method method, Assurance assurance) {
        return state.with()
                .sessions(entered(
                        state,
                        known -> known.id().equals(session) && known.entry() == Session.Entry.RESTRICTED,
                        Session.Entry.FULL,
                        method,
                        assurance))
                .build();
    }

    /** The memory after a change was allowed, or approved by a passed challenge: it is no longer required, and it is known. */
    public static AccountState changed(AccountState state, Change.Field field, Instant at) {
        return state.with()
                .restraints(state.restraints().changed(field))
                .changes(Bounded.plus(new Changed(field, at), state.changes(), Changed.MAX_CHANGES))
                .build();
    }

    /** The memory after what was held by an assessment may be repeated. */
    public static AccountState released(AccountState state, String assessment) {
        return state.holds().stream()
                .filter(hold -> hold.assessment().equals(assessment) && hold.stand() == Hold.Stand.OPEN)
                .findFirst()
                .map(hold -> state.holding(hold.at(Hold.Stand.RELEASED)))
                .orElse(state);
    }

    private static List<Session> entered(
            AccountState state, Predicate<Session> which, Session.Entry entry, Method method, Assurance assurance) {
        return state.sessions().stream()
                .map(session -> which.test(session) ? session.entered(entry, method, assurance) : session)
                .toList();
    }

    private static List<Device> devices(AccountState state, PendingLogin login) {
        // A contested device stays on record: whoever else holds its tokens is still about.
        Optional<Device> replaced = state.devices().stream()
                .filter(device -> device.id().equals(login.replaces()) && !device.contested())
                .findFirst();
        return state.devices().stream()
                .filter(device -> replaced.isEmpty() || !device.equals(replaced.get()))
                .map(device -> device.id().equals(login.device()) ? proven(device, replaced) : device)
                .toList();
    }

    private static Device proven(Device device, Optional<Device> replaced) {
        return replaced.map(device::succeeding).orElse(device).with(Device.Standing.PROVEN);
    }

    private static List<Vouched> vouched(AccountState state, PendingLogin login) {
        List<Vouched> vouched = state.vouched();
        for (String oddity : login.oddities()) {
            List<Vouched> others =
                    Bounded.without(vouched, known -> known.oddity().equals(oddity));
            vouched = Bounded.plus(new Vouched(oddity, login.time()), others, Vouched.MAX_VOUCHED);
        }
        return vouched;
    }
}
