package io.sekisho.engine;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.policy.Situation;
import io.sekisho.engine.policy.Trade;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Dealing;
import io.sekisho.engine.signal.Payout;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.signal.Signal;
import io.sekisho.engine.signal.Signals;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Deal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Judges events. A pure function: the same state, event, facts and policy give the same verdict, here, in replay, in a
 * back-test and in a stream.
 */
public final class Engine {

    /** Grows with every change that can alter a verdict; stored with each, so that a replay knows what it compares. */
    public static final String VERSION = "5";

    private Engine() {}

    public static Verdict judge(AccountState state, Event event, Facts facts, PolicyTimeline.Numbered policy) {
        Scene scene = new Scene(state, event, facts);
        List<Reason> reasons = observe(scene);
        Risk risk = Risk.of(sum(reasons));
        Resolution resolution = Resolution.of(scene, risk, reasons, policy);
        AccountState seen = Memory.after(scene, risk, reasons, resolution.decision());
        AccountState next = resolution.suspends() ? Containing.suspended(seen) : seen;
        List<Reason> all = new ArrayList<>(reasons);
        all.addAll(resolution.reasons());
        return new Verdict(
                resolution.decision(),
                risk,
                List.copyOf(all),
                resolution.policy(),
                resolution.require(),
                resolution.methods(),
                issuesToken(event, resolution.decision()),
                resolution.suspends(),
                next);
    }

    /** What is seen, the heaviest first, with what a passed challenge has explained already weighing nothing. */
    private static List<Reason> observe(Scene scene) {
        List<Reason> reasons = new ArrayList<>();
        for (Signal signal : Signals.ALL) {
            for (Reason reason : signal.observe(scene)) {
                reasons.add(rounded(explained(reason, scene)));
            }
        }
        reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.bits())));
        return reasons;
    }

    private static Reason explained(Reason reason, Scene scene) {
        String oddity = reason.oddity();
        if (oddity == null || reason.bits() <= 0) {
            return reason;
        }
        return scene.vouched(oddity)
                .map(vouched -> new Reason(
                        reason.code(),
                        vouched.weakly() ? reason.bits() * OrderCalibration.EXPLAINED_WEAKLY : 0,
                        reason.detail()
                                + (vouched.weakly()
                                        ? "; a challenge passed explains it in part"
                                        : "; a challenge passed explains it"),
                        oddity))
                .orElse(reason);
    }

    /** Reasons are published with two decimals, and the published ones add up to the risk, to the last digit. */
    private static Reason rounded(Reason reason) {
        return new Reason(reason.code(), hundredths(reason.bits()) / 100.0, reason.detail(), reason.oddity());
    }

    private static double sum(List<Reason> reasons) {
        return reasons.stream().mapToLong(reason -> hundredths(reason.bits())).sum() / 100.0;
    }

    private static long hundredths(double bits) {
        return Math.round(bits * 100);
    }

    private static boolean issuesToken(Event event, Decision decision) {
        return event.action() instanceof Login login
                && login.result() == Login.Result.SUCCESS
                && decision != Decision.DENY;
    }

    /** What a policy is asked about. */
    static Situation situation(Scene scene, Risk risk, List<Reason> reasons, Settings settings) {
        return new Situation(
                scene.event(),
                scene.facts(),
                risk,
                reasons.stream().map(Reason::code).toList(),
                scene.deviceKnown(),
                scene.deviceUsual(),
                scene.history().logins(),
                Memory.failuresWithin(scene),
                scene.state().restraints().exposedSince() != null,
                Money.withdrawnToday(scene),
                Resolution.usable(scene),
                trade(scene),
                Sessions.of(scene, settings).orElse(null));
    }

    private static Trade trade(Scene scene) {
        if (scene.event().action() instanceof Withdrawal withdrawal) {
            return new Trade("", "", false, 0, 0, "", Payout.isNew(withdrawal, scene));
        }
        return scene.dealing().map(Engine::trade).orElse(Trade.NONE);
    }

    private static Trade trade(Dealing dealing) {
        Deal deal = dealing.deal();
        Listing listing = dealing.listing();
        Watched watched = dealing.watched();
        boolean untold = deal.buysThin() && listing == null;
        return new Trade(
                listing == null ? "" : listing.market(),
                deal.listed() ? deal.size().name().toLowerCase(Locale.ROOT) : "",
                deal.buysThin(),
                untold ? Double.MAX_VALUE : dealing.participation(),
                dealing.soldShare(),
                watched == null ? "" : watched.action().name().toLowerCase(Locale.ROOT),
                false);
    }
}
