package io.sekisho.engine;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.AccountStateBuilder;
import io.sekisho.engine.state.AskedOperation;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Vouched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        next.entries(state.entries().stream()
                .map(odd -> odd.assessment().equals(assessment) && !restricted ? odd.proven(assurance) : odd)
                .toList());
        if (restricted || pending.isEmpty()) {
            return next.build();
        }
        PendingLogin login = pending.get();
        return next.history(state.history().plus(login.time(), login.traits()))
                .loggedIn(login.time(), login.traits().country())
                .devices(devices(state, login))
                .vouched(vouched(state.vouched(), login.oddities(), login.time(), false))
                .pending(Bounded.without(
                        state.pending(), other -> other.assessment().equals(assessment)))
                .build();
    }

    /**
     * The memory after a factor that cannot be relayed was passed in a session: its owner is there, so the session is a full one, and what
     * was odd at its login is explained.
     */
    public static AccountState lifted(
            AccountState state, @Nullable String session, Method method, Assurance assurance) {
        return state.with()
                .sessions(entered(
                        state,
                        known -> known.id().equals(session) && known.entry() != Session.Entry.PENDING,
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

    /**
     * The memory after an order or a withdrawal was approved, by an unrestricted proof or by whoever released it: its oddities are explained,
     * and it shows what the account usually does.
     *
     * @param weakly whether a relay could have passed it as it may have passed what let the session in
     */
    public static AccountState approved(AccountState state, String assessment, Instant at, boolean weakly) {
        Optional<AskedOperation> found = state.asked().stream()
                .filter(asked -> asked.assessment().equals(assessment))
                .findFirst();
        if (found.isEmpty()) {
            return state;
        }
        AskedOperation asked = found.get();
        Deal deal = asked.deal();
        Paid paid = asked.paid();
        return state.with()
                .asked(Bounded.without(state.asked(), asked::equals))
                .vouched(vouched(state.vouched(), asked.oddities(), at, weakly))
                .trading(deal == null ? state.trading() : state.trading().learned(deal))
                .payouts(paid == null ? state.payouts() : state.payouts().plus(paid))
                .build();
    }

    /** Those of logins and those of money bounded apart: many orders approved must not make a device strange again. */
    private static List<Vouched> joined(Vouched newest, List<Vouched> others) {
        List<Vouched> alike = Bounded.without(others, known -> known.ofMoney() != newest.ofMoney());
        List<Vouched> rest = Bounded.without(others, known -> known.ofMoney() == newest.ofMoney());
        return Stream.concat(Bounded.plus(newest, alike, Vouched.MAX_VOUCHED).stream(), rest.stream())
                .toList();
    }

    /** Whether a factor proves no more than what let the session in, and both can be relayed. */
    public static boolean weakly(AccountState state, @Nullable String session, Assurance proven) {
        return proven == Assurance.LOW
                && state.session(session)
                        .map(known -> known.assurance() == Assurance.LOW)
                        .orElse(true);
    }

    private static List<Vouched> vouched(List<Vouched> before, List<String> oddities, Instant at, boolean weakly) {
        List<Vouched> vouched = before;
        for (String oddity : oddities) {
            List<Vouched> others =
                    Bounded.without(vouched, known -> known.oddity().equals(oddity));
            vouched = joined(new Vouched(oddity, at, weakly), others);
        }
        return vouched;
    }
}
