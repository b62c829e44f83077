package io.sekisho.surveillance.scheme;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.state.Zones;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our customers together try to buy as much of a thin symbol in a day as changes hands on usual ones, while they pay ever more. Market data
 * alone are a noisy trigger: ten usual days' volume and a rise of 20 % come together on 30 of 10,000 days of US stocks that trade under
 * $100,000 a day (daily data of 2016). So this stops nothing by itself: it is shown, and stands beside what convergence finds.
 */
public final class Pressure implements Detector<Pressure.State> {

    /** Of a usual day's volume, by our customers alone (judgement: few of the market's buyers are ours). */
    private static final double SHARE_FROM = 1.0;

    /** The rise that usage counts as a pump's (La Morgia et al. 2020 and the base rate above). */
    private static final double RISE_FROM = 1.2;

    /** It speaks again when the share has doubled. */
    private static final double AGAIN = 2;

    /** A first price this near a whole multiple or part of the average one is a split's, not a rise. */
    private static final double SPLIT_NEAR = 0.03;

    private static final int SPLIT_MOST = 100;

    /** The largest buyers are named. */
    private static final int NAMED_MAX = 16;

    public Pressure() {}

    /**
     * One symbol's day.
     *
     * @param day    since 1970, in the brokerage's zone
     * @param units  tried to buy by all together, less what was cancelled
     * @param usual  volume of a usual day, 0 while unknown
     * @param first  price of the day's first order over the average one; 0 before it
     * @param rise   the highest since, a split taken out
     * @param told   the share of a usual day that was last told of; 0 while none was
     * @param since  of the day's first order
     * @param buyers the largest
     */
    public record State(
            long day,
            long units,
            long usual,
            double first,
            double rise,
            double told,
            @Nullable Instant since,
            List<Alert.Member> buyers) {

        static final State NONE = new State(0, 0, 0, 0, 1, 0, null, List.of());

        double share() {
            return usual == 0 ? 0 : (double) units / usual;
        }

        State told(double share) {
            return new State(day, units, usual, first, rise, share, since, buyers);
        }
    }

    @Override
    public Alert.Kind kind() {
        return Alert.Kind.PRESSURE;
    }

    @Override
    public List<String> keys(Observation observation) {
        return switch (observation.sight()) {
            case Observation.Trade trade when trade.buys() && trade.thin() -> List.of(trade.symbol());
            case Observation.Withdrawn withdrawn when withdrawn.side() == Order.Side.BUY -> List.of(withdrawn.symbol());
            case Observation.Trade trade -> List.of();
            case Observation.Withdrawn withdrawn -> List.of();
            case Observation.Entry entry -> List.of();
            case Observation.Labelled labelled -> List.of();
        };
    }

    @Override
    public State unknown() {
        return State.NONE;
    }

    @Override
    public Duration remembers() {
        return Duration.ofDays(2);
    }

    @Override
    public Seen<State> see(String symbol, State before, Observation observation) {
        return switch (observation.sight()) {
            case Observation.Trade trade -> judged(symbol, bought(before, observation, trade), observation.time());
            case Observation.Withdrawn withdrawn -> new Seen<>(withdrawn(before, observation, withdrawn), null);
            case Observation.Entry entry -> new Seen<>(before, null);
            case Observation.Labelled labelled -> new Seen<>(before, null);
        };
    }

    private static State bought(State before, Observation observation, Observation.Trade trade) {
        long day = Zones.day(observation.time());
        if (day < before.day()) {
            return before;
        }
        State today = day > before.day() ? new State(day, 0, 0, 0, 1, 0, observation.time(), List.of()) : before;
        double first = today.first() == 0 ? trade.rise() : today.first();
        double rise = trade.rise() / split(first);
        return new State(
                day,
                today.units() + trade.units(),
                Math.max(today.usual(), trade.usualVolume()),
                first,
                Math.max(today.rise(), rise),
                today.told(),
                today.since(),
                joined(today.buyers(), observation, trade));
    }

    /** By how much the first price of the day says that shares were split or put together; 1 where it does not. */
    static double split(double first) {
        if (first <= 0) {
            return 1;
        }
        double times = first >= 1 ? first : 1 / first;
        double whole = Math.rint(times);
        boolean near = whole >= 2 && whole <= SPLIT_MOST && Math.abs(times / whole - 1) <= SPLIT_NEAR;
        return near ? (first >= 1 ? whole : 1 / whole) : 1;
    }

    private static List<Alert.Member> joined(
            List<Alert.Member> buyers, Observation observation, Observation.Trade trade) {
        List<Alert.Member> next = new ArrayList<>(buyers.size() + 1);
        Alert.Member newest = new Alert.Member(
                observation.account(), observation.id(), observation.time(), trade.odd(), trade.units(), trade.yen());
        for (Alert.Member buyer : buyers) {
            if (buyer.account().equals(newest.account())) {
                newest = new Alert.Member(
                        buyer.account(),
                        buyer.assessment(),
                        buyer.at(),
                        Math.max(buyer.bits(), trade.odd()),
                        buyer.units() + trade.units(),
                        buyer.yen() + trade.yen());
            } else {
                next.add(buyer);
            }
        }
        next.add(newest);
        if (next.size() > NAMED_MAX) {
            next.remove(next.stream()
                    .min(Comparator.comparingLong(Alert.Member::units))
                    .orElseThrow());
        }
        return List.copyOf(next);
    }

    private static Seen<State> judged(String symbol, State state, Instant now) {
        double share = state.share();
        if (state.since() == null || share < Math.max(SHARE_FROM, state.told() * AGAIN) || state.rise() < RISE_FROM) {
            return new Seen<>(state, null);
        }
        Alert alert = new Alert(
                Alert.idOf(
                        Alert.Kind.PRESSURE,
                        symbol,
                        LocalDate.ofEpochDay(state.day())
                                .atStartOfDay(Zones.BROKERAGE)
                                .toInstant()),
                Alert.Kind.PRESSURE,
                symbol,
                state.since(),
                now,
                state.buyers(),
                0,
                Map.of(
                        "share", String.format(Locale.ROOT, "%.2f", share),
                        "rise", String.format(Locale.ROOT, "%.2f", state.rise())));
        return new Seen<>(state.told(share), alert);
    }

    private static State withdrawn(State before, Observation observation, Observation.Withdrawn withdrawn) {
        if (Zones.day(observation.time()) != before.day()) {
            return before;
        }
        return new State(
                before.day(),
                Math.max(0, before.units() - withdrawn.units()),
                before.usual(),
                before.first(),
                before.rise(),
                before.told(),
                before.since(),
                before.buyers());
    }

    @Override
    public byte[] encode(State state) {
        return StateBytes.of(state);
    }

    @Override
    public State decode(byte[] bytes) {
        return StateBytes.read(bytes, State.class);
    }
}
