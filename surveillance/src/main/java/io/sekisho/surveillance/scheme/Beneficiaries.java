package io.sekisho.surveillance.scheme;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that bought a thin symbol in the days and weeks before, without anything against them, and sell it into the rise: those for whom
 * it may have been pumped. Only hints for people, ranked by bits, each with its figures: whoever held the stock honestly sells into a rise too.
 */
public final class Beneficiaries implements Detector<Beneficiaries.State> {

    /** The group's own purchases lay days to weeks before. */
    private static final Duration PREPARED_WITHIN = Duration.ofDays(60);

    /** Over the average price of the last weeks: a sale above it is one into the rise. */
    private static final double RISE_FROM = 1.2;

    /** While others with evidence against them were buying, or just had been. */
    private static final Duration HOT = Duration.ofDays(2);

    /** Accounts kept of one symbol; the smallest falls out. */
    private static final int HOLDERS_MAX = 64;

    /** More is no doubling of suspicion. */
    private static final double DOUBLINGS_MOST = 6;

    /** Of a usual day's volume, from where what was accumulated weighs. */
    private static final double ACCUMULATED_FROM = 0.01;

    public Beneficiaries() {}

    /**
     * @param holders that bought before
     * @param hotAt   when an account with evidence against it last tried to buy; absent where none did
     * @param since   when that began
     * @param usual   volume of a usual day
     */
    public record State(
            List<Holder> holders,
            @Nullable Instant hotAt,
            @Nullable Instant since,
            long usual) {

        static final State NONE = new State(List.of(), null, null, 0);

        boolean isHot(Instant now) {
            return hotAt != null && !hotAt.plus(HOT).isBefore(now);
        }
    }

    /**
     * @param first when it began to buy
     * @param units bought in all
     * @param sold  of these, into the rise
     * @param yen   got for those
     */
    public record Holder(String account, Instant first, Instant last, long units, long sold, long yen) {

        Holder bought(Instant at, long more) {
            return new Holder(account, at.isBefore(first) ? at : first, at, units + more, sold, yen);
        }

        Holder sold(long more, long moreYen) {
            return new Holder(account, first, last, units, Math.min(units, sold + more), yen + moreYen);
        }
    }

    @Override
    public Alert.Kind kind() {
        return Alert.Kind.BENEFICIARY;
    }

    @Override
    public List<String> keys(Observation observation) {
        return observation.sight() instanceof Observation.Trade trade && trade.thin()
                ? List.of(trade.symbol())
                : List.of();
    }

    @Override
    public State unknown() {
        return State.NONE;
    }

    @Override
    public Duration remembers() {
        return PREPARED_WITHIN;
    }

    @Override
    public Seen<State> see(String symbol, State before, Observation observation) {
        if (!(observation.sight() instanceof Observation.Trade trade)) {
            return new Seen<>(before, null);
        }
        return trade.buys()
                ? new Seen<>(bought(before, observation, trade), null)
                : sold(symbol, before, observation, trade);
    }

    private static State bought(State before, Observation observation, Observation.Trade trade) {
        long usual = Math.max(before.usual(), trade.usualVolume());
        if (trade.odd() >= Convergence.LEAST) {
            Instant since =
                    before.since() == null || !before.isHot(observation.time()) ? observation.time() : before.since();
            return new State(before.holders(), observation.time(), since, usual);
        }
        if (before.isHot(observation.time())) {
            // Who buys into the rise is a customer like any other.
            return new State(before.holders(), before.hotAt(), before.since(), usual);
        }
        Holder holder = holder(before, observation.account())
                .map(known -> known.bought(observation.time(), trade.units()))
                .orElseGet(() ->
                        new Holder(observation.account(), observation.time(), observation.time(), trade.units(), 0, 0));
        return new State(with(before.holders(), holder, observation.time()), before.hotAt(), before.since(), usual);
    }

    private static Optional<Holder> holder(State state, String account) {
        return state.holders().stream()
                .filter(holder -> holder.account().equals(account))
                .findFirst();
    }

    private static List<Holder> with(List<Holder> holders, Holder newest, Instant now) {
        List<Holder> next = new ArrayList<>(holders.size() + 1);
        for (Holder holder : holders) {
            if (!holder.account().equals(newest.account())
                    && !holder.last().plus(PREPARED_WITHIN).isBefore(now)) {
                next.add(holder);
            }
        }
        next.add(newest);
        if (next.size() > HOLDERS_MAX) {
            next.remove(
                    next.stream().min(Comparator.comparingLong(Holder::units)).orElseThrow());
        }
        return List.copyOf(next);
    }

    private static Seen<State> sold(String symbol, State before, Observation observation, Observation.Trade trade) {
        Optional<Holder> known = holder(before, observation.account());
        if (known.isEmpty()
                || before.since() == null
                || !before.isHot(observation.time())
                || trade.rise() < RISE_FROM) {
            return new Seen<>(before, null);
        }
        Holder holder = known.get().sold(trade.units(), trade.yen());
        State next = new State(
                with(before.holders(), holder, observation.time()), before.hotAt(), before.since(), before.usual());
        return new Seen<>(next, alert(symbol, next, holder, observation, trade));
    }

    private static Alert alert(
            String symbol, State state, Holder holder, Observation observation, Observation.Trade trade) {
        Instant since = state.since() == null ? observation.time() : state.since();
        double ofUsual = state.usual() == 0 ? 0 : (double) holder.units() / state.usual();
        double bits = bits(holder, ofUsual, trade.rise());
        // One alert for each account: what it sold is its own, and it is ranked by its own bits.
        return new Alert(
                Alert.idOf(Alert.Kind.BENEFICIARY, symbol + "|" + holder.account(), since),
                Alert.Kind.BENEFICIARY,
                symbol,
                since,
                observation.time(),
                List.of(new Alert.Member(
                        holder.account(), observation.id(), observation.time(), bits, holder.sold(), holder.yen())),
                0,
                Map.of(
                        "accumulated", Long.toString(holder.units()),
                        "accumulatedOfUsualDay", String.format(Locale.ROOT, "%.2f", ofUsual),
                        "boughtFrom", holder.first().toString(),
                        "boughtUntil", holder.last().toString(),
                        "sold", Long.toString(holder.sold()),
                        "soldYen", Long.toString(holder.yen()),
                        "rise", String.format(Locale.ROOT, "%.2f", trade.rise())));
    }

    /** A bit for each doubling of what was accumulated above a hundredth of a usual day, one for selling most of it, one for each doubling of the price. */
    private static double bits(Holder holder, double ofUsual, double rise) {
        double accumulated = Math.min(DOUBLINGS_MOST, Math.max(0, log2(ofUsual / ACCUMULATED_FROM)));
        double most = holder.units() == 0 ? 0 : (double) holder.sold() / holder.units();
        return accumulated + most + Math.min(DOUBLINGS_MOST, log2(rise));
    }

    private static double log2(double value) {
        return value <= 0 ? 0 : Math.log(value) / Math.log(2);
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
