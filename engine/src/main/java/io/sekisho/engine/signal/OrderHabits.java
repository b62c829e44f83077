package io.sekisho.engine.signal;

import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Vouched;
import java.util.ArrayList;
import java.util.List;

/** An order far above the account's usual, or at an hour in which it has never traded. */
final class OrderHabits implements Signal {

    /** Doublings beyond which it weighs no more. */
    private static final double SIZE_STEPS = 6;

    @Override
    public List<Reason> observe(Scene scene) {
        return scene.dealing().map(OrderHabits::order).orElse(List.of());
    }

    private static List<Reason> order(Dealing dealing) {
        Habits habits = dealing.habits();
        List<Reason> reasons = new ArrayList<>();
        double above =
                dealing.deal().yen() == 0 ? 0 : Habits.log2(dealing.deal().yen()) - habits.log2Yen();
        if (habits.valued() >= OrderCalibration.ORDERS_LEAST && above >= OrderCalibration.ORDER_SIZE_FROM_LOG2) {
            reasons.add(new Reason(
                    "ORDER_SIZE_UNUSUAL",
                    Math.min(
                            OrderCalibration.SIZE_MOST,
                            OrderCalibration.SIZE_PER_DOUBLING * (above - OrderCalibration.ORDER_SIZE_FROM_LOG2 + 1)),
                    Math.round(Math.pow(2, above)) + " times this account's usual order",
                    "trade:order-size" + Vouched.STEP + (int) Math.min(above, SIZE_STEPS)));
        }
        if (habits.orders() >= OrderCalibration.HOURS_FROM_ORDERS
                && !habits.tradedIn(dealing.deal().slot())) {
            reasons.add(new Reason(
                    "ORDER_HOUR_UNUSUAL",
                    OrderCalibration.HOUR_UNUSUAL,
                    "this account has never traded at this time of day",
                    "trade:hour:" + dealing.deal().slot()));
        }
        return reasons;
    }
}
