package io.sekisho.engine;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import java.time.Duration;
import java.util.List;

/** What an account's memory becomes once an event is decided. */
final class Memory {

    private static final Duration FAILURES_WITHIN = Duration.ofHours(1);

    private Memory() {}

    static AccountState after(Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        AccountState seen = scene.state().with().seen(scene.event().time()).build();
        String releases = scene.event().releases();
        if (releases == null) {
            return afterFirst(seen, scene, risk, reasons, decision);
        }
        if (decision != Decision.ALLOW) {
            return seen;
        }
        return seen.hold(releases)
                .map(hold -> repeated(seen, hold, scene, risk, reasons, decision))
                .orElse(seen);
    }

    private static AccountState repeated(
            AccountState seen, Hold hold, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        AccountState next = switch (scene.event().action()) {
            // Counted when they were held.
            case Order order -> approved(seen, hold, scene);
            case Withdrawal withdrawal -> approved(seen, hold, scene);
            case Login login -> afterFirst(seen, scene, risk, reasons, decision);
            case Change change -> afterFirst(seen, scene, risk, reasons, decision);
        };
        return next.holding(hold.at(Hold.Stand.USED));
    }

    /** Who released it is not remembered, so it counts as the weakest might. */
    private static AccountState approved(AccountState seen, Hold hold, Scene scene) {
        boolean weakly = Passing.weakly(seen, scene.event().session(), Assurance.LOW);
        return Passing.approved(seen, hold.assessment(), scene.event().time(), weakly);
    }

    private static AccountState afterFirst(
            AccountState seen, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        return switch (scene.event().action()) {
            case Login login -> afterLogin(seen, login, scene, risk, reasons, decision);
            case Withdrawal withdrawal ->
                decision == Decision.DENY
                        ? seen
                        : Money.afterWithdrawal(seen, withdrawal, scene, risk, reasons, decision);
            case Order order ->
                decision == Decision.DENY ? seen : Money.afterOrder(seen, scene, risk, reasons, decision);
            case Change change ->
                decision == Decision.ALLOW
                        ? Passing.changed(seen, change.field(), scene.event().time())
                        : seen;
        };
    }

    private static AccountState afterLogin(
            AccountState seen, Login login, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        return switch (login.result()) {
            case ATTEMPT -> seen;
            case FAILURE -> seen.with().failures(failures(scene)).build();
            case SUCCESS ->
                switch (decision) {
                    case ALLOW -> entered(odd(seen, scene, risk), scene, risk);
                    case CHALLENGE, HOLD -> asked(odd(seen, scene, risk), scene, risk, reasons);
                    case DENY -> seen;
                };
        };
    }

    private static AccountState odd(AccountState seen, Scene scene, Risk risk) {
        if (!risk.level().atLeast(Risk.Level.MEDIUM)) {
            return seen;
        }
        OddEntry entry = new OddEntry(
                scene.event().id(), scene.event().time(), risk.bits(), byPasskey(scene) ? Assurance.HIGH : null);
        List<OddEntry> lately = Bounded.without(
                seen.entries(), old -> old.at().isBefore(entry.at().minus(OddEntry.REMEMBERED)));
        return seen.with().entries(OddEntry.joined(lately, entry)).build();
    }

    private static List<Failure> failures(Scene scene) {
        Failure failure = new Failure(
                scene.event().time(),
                LoginHistory.networkValue(scene.network()),
                Fingerprint.of(scene.browser().userAgent()));
        return Bounded.plus(failure, scene.state().failures(), Failure.MAX_FAILURES);
    }

    private static AccountState entered(AccountState seen, Scene scene, Risk risk) {
        LoginHistory history = seen.history().plus(scene.event().time(), scene.traits());
        return seen.with()
                .history(history)
                .loggedIn(scene.event().time(), scene.network().country())
                .devices(Devices.afterAllowed(scene))
                .sessions(opened(scene, risk, Session.Entry.FULL))
                .build();
    }

    private static AccountState asked(AccountState seen, Scene scene, Risk risk, List<Reason> reasons) {
        PendingLogin pending = new PendingLogin(
                scene.event().id(),
                scene.event().time(),
                scene.traits(),
                Devices.idFor(scene),
                Devices.replaced(scene),
                Money.oddities(reasons));
        return seen.with()
                .devices(Devices.afterAsked(scene))
                .sessions(opened(scene, risk, Session.Entry.PENDING))
                .pending(Bounded.plus(pending, seen.pending(), PendingLogin.MAX_PENDING))
                .build();
    }

    private static List<Session> opened(Scene scene, Risk risk, Session.Entry entry) {
        String id = scene.event().session();
        List<Session> sessions = scene.state().sessions();
        if (id == null) {
            return sessions;
        }
        boolean passkey = byPasskey(scene);
        Session session = new Session(
                id,
                scene.event().id(),
                scene.event().time(),
                Math.max(0, risk.bits()),
                entry,
                passkey ? Method.PASSKEY : null,
                passkey ? Assurance.HIGH : null);
        return Session.joined(Bounded.without(sessions, other -> other.id().equals(id)), session);
    }

    /** A passkey cannot be relayed: whatever else was odd, its owner logged in. */
    private static boolean byPasskey(Scene scene) {
        return scene.event().action() instanceof Login login && login.factor() == Login.Factor.PASSKEY;
    }

    /** Failed logins within the hour before the event, an event that itself is one included. */
    static int failuresWithin(Scene scene) {
        long before = scene.state().failures().stream()
                .filter(failure ->
                        Duration.between(failure.time(), scene.event().time())
                                        .abs()
                                        .compareTo(FAILURES_WITHIN)
                                < 0)
                .count();
        boolean failed = scene.event().action() instanceof Login login && login.result() == Login.Result.FAILURE;
        return Math.toIntExact(before) + (failed ? 1 : 0);
    }
}
