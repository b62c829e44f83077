package io.sekisho.engine;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Spending;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What an account's memory becomes once an event is decided. */
final class Memory {

    private static final Duration FAILURES_WITHIN = Duration.ofHours(1);

    /** More yen than there are: a sum that cannot be told is judged as the largest. */
    private static final long UNKNOWN_YEN = Long.MAX_VALUE / 1_000_000;

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
        // A withdrawal was counted when it was held.
        AccountState next =
                scene.event().action() instanceof Withdrawal ? seen : afterFirst(seen, scene, risk, reasons, decision);
        return next.hold(releases)
                .map(hold -> next.holding(hold.at(Hold.Stand.USED)))
                .orElse(next);
    }

    private static AccountState afterFirst(
            AccountState seen, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        return switch (scene.event().action()) {
            case Login login -> afterLogin(seen, login, scene, risk, reasons, decision);
            case Withdrawal withdrawal ->
                decision == Decision.DENY
                        ? seen
                        : seen.with().withdrawn(withdrawn(scene, withdrawal)).build();
            case Order order -> seen;
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
                    case ALLOW -> entered(seen, scene, risk);
                    case CHALLENGE, HOLD -> asked(seen, scene, risk, reasons);
                    case DENY -> seen;
                };
        };
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
                reasons.stream()
                        .filter(reason -> reason.bits() > 0)
                        .map(Reason::oddity)
                        .filter(Objects::nonNull)
                        .toList());
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
        Session session =
                new Session(id, scene.event().id(), scene.event().time(), Math.max(0, risk.bits()), entry, null, null);
        return Session.joined(Bounded.without(sessions, other -> other.id().equals(id)), session);
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

    /** Yen withdrawn on the event's day, a withdrawal that the event asks about included. */
    static long withdrawnToday(Scene scene) {
        long before = scene.state().withdrawn().on(day(scene));
        return scene.event().action() instanceof Withdrawal withdrawal ? before + yen(withdrawal) : before;
    }

    private static Spending withdrawn(Scene scene, Withdrawal withdrawal) {
        return scene.state().withdrawn().plus(day(scene), yen(withdrawal));
    }

    private static LocalDate day(Scene scene) {
        return scene.event().time().atZone(Zones.BROKERAGE).toLocalDate();
    }

    private static long yen(Withdrawal withdrawal) {
        if (!withdrawal.currency().equals("JPY")) {
            return UNKNOWN_YEN;
        }
        BigDecimal yen = withdrawal.amount().setScale(0, RoundingMode.CEILING);
        return yen.compareTo(BigDecimal.valueOf(UNKNOWN_YEN)) >= 0 ? UNKNOWN_YEN : yen.longValueExact();
    }
}
