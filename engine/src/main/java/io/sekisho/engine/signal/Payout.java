package io.sekisho.engine.signal;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.Vouched;
import io.sekisho.engine.state.Yen;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money leaving for a bank account not used before, far more than usual, or straight from sales. */
public final class Payout implements Signal {

    /** Doublings beyond which it weighs no more. */
    private static final double AMOUNT_STEPS = 5;

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.event().action() instanceof Withdrawal withdrawal ? withdrawal(withdrawal, scene) : List.of();
    }

    /** Whether a week has not passed since the first withdrawal to this bank account. */
    public static boolean isNew(Withdrawal withdrawal, Scene scene) {
        return !scene.state()
                .payouts()
                .destinations()
                .ripe(
                        Fingerprint.of(withdrawal.destination()),
                        Zones.day(scene.event().time()));
    }

    /** A withdrawal as the memory takes it. */
    public static Paid paid(Withdrawal withdrawal, Instant time, @Nullable Market market) {
        return new Paid(Fingerprint.of(withdrawal.destination()), Zones.day(time), yen(withdrawal, market));
    }

    private static List<Reason> withdrawal(Withdrawal withdrawal, Scene scene) {
        Payouts payouts = scene.state().payouts();
        List<Reason> reasons = new ArrayList<>();
        long yen = yen(withdrawal, scene.facts().market());
        boolean isNew = isNew(withdrawal, scene);
        if (isNew) {
            boolean others =
                    payouts.destinations().anyRipe(Zones.day(scene.event().time()));
            reasons.add(new Reason(
                    "DESTINATION_NEW",
                    others ? OrderCalibration.DESTINATION_NEW : OrderCalibration.DESTINATION_FIRST,
                    others
                            ? "not withdrawn to this bank account before, or for a few days only"
                            : "the first withdrawals known of this account",
                    "payout:" + Long.toHexString(Fingerprint.of(withdrawal.destination()))));
        }
        if (isNew && registeredLately(scene)) {
            boolean relayable = CarriedRisk.relayable(scene);
            reasons.add(new Reason(
                    "DESTINATION_CHANGED",
                    OrderCalibration.DESTINATION_CHANGED
                            + (relayable ? OrderCalibration.DESTINATION_AFTER_RELAYABLE : 0),
                    relayable
                            ? "the bank account was changed within days, and a factor that can be relayed let this"
                                    + " session in"
                            : "the bank account was changed within days",
                    "payout:changed:" + Long.toHexString(Fingerprint.of(withdrawal.destination()))));
        }
        double above = yen == 0 || payouts.withdrawals() == 0 ? 0 : Habits.log2(yen) - payouts.log2Yen();
        if (above >= OrderCalibration.WITHDRAWAL_FROM_LOG2) {
            reasons.add(new Reason(
                    "AMOUNT_UNUSUAL",
                    Math.min(
                            OrderCalibration.SIZE_MOST,
                            OrderCalibration.SIZE_PER_DOUBLING * (above - OrderCalibration.WITHDRAWAL_FROM_LOG2 + 1)),
                    Math.round(Math.pow(2, above)) + " times this account's usual withdrawal",
                    "payout:amount" + Vouched.STEP + (int) Math.min(above, AMOUNT_STEPS)));
        }
        addProceeds(reasons, yen, isNew, scene);
        return reasons;
    }

    private static boolean registeredLately(Scene scene) {
        Instant since = scene.event().time().minus(Calibration.CHANGE_REMEMBERED);
        return scene.state().changes().stream()
                .anyMatch(changed -> changed.field() == Change.Field.BANK_ACCOUNT
                        && changed.at().isAfter(since));
    }

    private static void addProceeds(List<Reason> reasons, long yen, boolean isNew, Scene scene) {
        Trading trading = scene.state().trading();
        int day = Zones.day(scene.event().time());
        Trading.Proceeds proceeds = trading.proceeds(day);
        long portfolio = trading.portfolioYen(day);
        boolean mostSold = portfolio > 0 && proceeds.peakYen() >= portfolio * OrderCalibration.MOST_SOLD;
        if (isNew && mostSold && yen >= proceeds.leftYen() * OrderCalibration.PROCEEDS_LEAVING) {
            reasons.add(new Reason(
                    "WITHDRAWAL_OF_PROCEEDS",
                    OrderCalibration.WITHDRAWAL_OF_PROCEEDS,
                    "most of the portfolio was sold within days and is to leave",
                    "payout:proceeds"));
        }
        double odd = trading.odd(day) * OrderCalibration.SALE_ODD - CarriedRisk.bits(scene);
        if (odd >= Calibration.LEAST_CARRIED) {
            reasons.add(Reason.of(
                    "PROCEEDS_ODD", odd, "holdings were sold in an odd session, whose proceeds this may take"));
        }
    }

    /** In whole yen, 0 where the currency has no rate. */
    private static long yen(Withdrawal withdrawal, @Nullable Market market) {
        if (withdrawal.currency().equals("JPY")) {
            return Yen.whole(withdrawal.amount());
        }
        BigDecimal rate = market == null ? null : market.rateJpy();
        return rate == null ? 0 : Yen.whole(withdrawal.amount().multiply(rate));
    }
}
