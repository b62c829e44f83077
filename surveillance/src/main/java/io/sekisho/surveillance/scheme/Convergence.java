package io.sekisho.surveillance.scheme;

import io.sekisho.engine.state.Fingerprint;
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
 * Different accounts, each with evidence against it, try to buy the same thin symbol: what the thefts of 2025 were for. Attempts count,
 * whatever was decided of them.
 *
 * <p>Within an hour, a day and a week before each such purchase it asks how surprising the evidence of the accounts is ({@link Surprise})
 * for as many honest buyers as the symbol has or usually has. It speaks where chance would do so less often than {@link FalseAlarms}
 * accepts, over all symbols and times; and always where, within a day, three accounts were both entered oddly and sold off.
 */
public final class Convergence implements Detector<Convergence.State> {

    /** Three accounts that were entered oddly and sold off are enough at any volume (attackers and scenarios, "what must come out"). */
    private static final int ENOUGH = 3;

    /** Within which they do: in a week, as many honest ones come together in symbols with many buyers. */
    private static final Duration ENOUGH_WITHIN = Duration.ofDays(1);

    /** Bits that each of those three has at least: an honest buyer in 32. */
    private static final double STRONG = 5.0;

    /**
     * Evidence of entry that counts for them: what a first sight of browser or network leaves after a passed code. Of simulated honest
     * customers, three such meet in one symbol on one day in three, with 2.0 on one in fourteen (judgement; docs/surveillance.md).
     */
    private static final double ENTERED = 1.0;

    /** Evidence of liquidation that counts for them: half of what an unexplained liquidation into thin stock weighs, less explained (judgement). */
    private static final double LIQUIDATED = 2.0;

    /** Less is no evidence worth counting: every fourth honest buyer at most has it, so that three quarters of them or more are counted. */
    static final double LEAST = 2.0;

    /** What any one account may weigh, since its reasons are not quite independent (judgement). */
    private static final double ACCOUNT_MOST = 12;

    /** A label by people. */
    private static final double LABELLED = 12;

    /** Kept of one symbol; of more, those that came last push out the longest gone. */
    private static final int SUSPECTS_MAX = 256;

    private static final int CLEARED_MAX = 64;

    /** Times looked back over: the same hour (attackers and scenarios, step 5), a day, and schemes spread over days. */
    private static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

    private static final Duration WEEK = Duration.ofDays(7);

    /** Honest buyers a day of a symbol of which nothing was seen yet. */
    private static final double BUYERS_LEAST = 1;

    /** The honest with more than {@link #LEAST} bits are not among those counted. */
    private static final double COUNTED = 0.75;

    private final double[] needed;

    public Convergence(FalseAlarms falseAlarms) {
        // As many independent looks a day as windows of each length fit into its trading hours, for every symbol.
        needed = WINDOWS.stream()
                .mapToDouble(
                        window -> log2(falseAlarms.symbols() / days(window) * WINDOWS.size() / falseAlarms.perDay()))
                .toArray();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** Of trading. */
    private static double days(Duration window) {
        return window.toHours() <= 1 ? Crowd.HOURLY : window.toDays();
    }

    /**
     * @param suspects accounts with evidence against them, in the order they came
     * @param crowd    of the buyers with less evidence
     * @param cleared  accounts found to be honest
     * @param since    when the scheme that was told of began; absent while none was
     */
    public record State(
            List<Suspect> suspects,
            Crowd crowd,
            List<String> cleared,
            @Nullable Instant since) {

        static final State NONE = new State(List.of(), Crowd.NONE, List.of(), null);

        /** One more honest buyer, as far as anybody can tell. */
        State seen(Observation observation) {
            return new State(
                    suspects, crowd.plus(observation.time(), Fingerprint.of(observation.account())), cleared, since);
        }

        /** A scheme whose accounts are all gone is over. */
        State with(List<Suspect> now) {
            boolean goesOn =
                    now.stream().anyMatch(suspect -> of(suspect.account()).isPresent());
            return new State(List.copyOf(now), crowd, cleared, goesOn ? since : null);
        }

        Optional<Suspect> of(String account) {
            return suspects.stream()
                    .filter(suspect -> suspect.account().equals(account))
                    .findFirst();
        }
    }

    @Override
    public Alert.Kind kind() {
        return Alert.Kind.CONVERGENCE;
    }

    @Override
    public List<String> keys(Observation observation) {
        return switch (observation.sight()) {
            case Observation.Trade trade when trade.buys() && trade.thin() -> List.of(trade.symbol());
            case Observation.Labelled(boolean takeover, String symbol) when symbol != null -> List.of(symbol);
            case Observation.Trade trade -> List.of();
            case Observation.Entry entry -> List.of();
            case Observation.Withdrawn withdrawn -> List.of();
            case Observation.Labelled labelled -> List.of();
        };
    }

    @Override
    public State unknown() {
        return State.NONE;
    }

    @Override
    public Duration remembers() {
        return Duration.ofDays(30);
    }

    @Override
    public Seen<State> see(String symbol, State before, Observation observation) {
        return switch (observation.sight()) {
            case Observation.Trade trade -> bought(symbol, before, observation, trade);
            case Observation.Labelled labelled -> new Seen<>(labelled(before, observation, labelled), null);
            case Observation.Entry entry -> new Seen<>(before, null);
            case Observation.Withdrawn withdrawn -> new Seen<>(before, null);
        };
    }

    private Seen<State> bought(String symbol, State before, Observation observation, Observation.Trade trade) {
        Optional<Suspect> known = before.of(observation.account());
        Suspect suspect =
                known.map(one -> one.plus(observation, trade)).orElseGet(() -> Suspect.of(observation, trade));
        if (before.cleared().contains(observation.account()) || (known.isEmpty() && suspect.bits() < LEAST)) {
            return new Seen<>(before.seen(observation), null);
        }
        State next = before.with(joined(before.suspects(), suspect, observation.time()));
        if (known.isPresent() && (next.since() != null || known.get().bits() >= suspect.bits())) {
            return new Seen<>(next, null);
        }
        return next.since() == null ? asked(symbol, next, observation) : grown(symbol, next, suspect, observation);
    }

    private static List<Suspect> joined(List<Suspect> suspects, Suspect newest, Instant now) {
        List<Suspect> next = new ArrayList<>(suspects.size() + 1);
        boolean replaced = false;
        for (Suspect suspect : suspects) {
            if (suspect.account().equals(newest.account())) {
                next.add(newest);
                replaced = true;
            } else if (!suspect.last().plus(WEEK).isBefore(now)) {
                next.add(suspect);
            }
        }
        if (!replaced) {
            next.add(newest);
        }
        return next.size() > SUSPECTS_MAX ? next.subList(next.size() - SUSPECTS_MAX, next.size()) : next;
    }

    /** Whether it speaks for the first time. */
    private Seen<State> asked(String symbol, State state, Observation observation) {
        Instant now = observation.time();
        for (int i = 0; i < WINDOWS.size(); i++) {
            Duration window = WINDOWS.get(i);
            List<Suspect> lately = state.suspects().stream()
                    .filter(suspect -> !suspect.last().isBefore(now.minus(window)))
                    .toList();
            double buyers = buyers(state.crowd(), window);
            double surprise = Surprise.ofEvidence(bits(lately), buyers);
            if (enough(lately, window) || surprise >= needed[i]) {
                Instant since = lately.stream()
                        .map(Suspect::at)
                        .min(Comparator.naturalOrder())
                        .orElse(now);
                State told = new State(state.suspects(), state.crowd(), state.cleared(), since);
                return new Seen<>(
                        told,
                        alert(
                                symbol,
                                since,
                                now,
                                lately,
                                new Found(
                                        window,
                                        buyers,
                                        surprise,
                                        state.suspects().size())));
            }
        }
        return new Seen<>(state, null);
    }

    private static boolean enough(List<Suspect> suspects, Duration window) {
        return window.compareTo(ENOUGH_WITHIN) <= 0
                && suspects.stream().filter(Convergence::soldOff).count() >= ENOUGH;
    }

    private static boolean soldOff(Suspect suspect) {
        return suspect.bits() >= STRONG && suspect.entered() >= ENTERED && suspect.liquidated() >= LIQUIDATED;
    }

    private static List<Double> bits(List<Suspect> suspects) {
        return suspects.stream()
                .map(suspect -> Math.min(ACCOUNT_MOST, suspect.bits()))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Honest buyers to be expected: as many as there are or usually are, and one a day more. */
    private static double buyers(Crowd crowd, Duration window) {
        return BUYERS_LEAST * days(window) + crowd.within(window) / COUNTED;
    }

    private record Found(Duration window, double buyers, double surprise, int accounts) {}

    private static Seen<State> grown(String symbol, State state, Suspect suspect, Observation observation) {
        Instant since = state.since() == null ? observation.time() : state.since();
        Found found = new Found(WEEK, 0, 0, state.suspects().size());
        return new Seen<>(state, alert(symbol, since, observation.time(), List.of(suspect), found));
    }

    private static Alert alert(String symbol, Instant since, Instant now, List<Suspect> suspects, Found found) {
        Map<String, String> figures = found.buyers() == 0
                ? Map.of("accounts", Integer.toString(found.accounts()))
                : Map.of(
                        "accounts", Integer.toString(found.accounts()),
                        "windowHours", Long.toString(found.window().toHours()),
                        "buyersExpected", String.format(Locale.ROOT, "%.1f", found.buyers()));
        return new Alert(
                Alert.idOf(Alert.Kind.CONVERGENCE, symbol, since),
                Alert.Kind.CONVERGENCE,
                symbol,
                since,
                now,
                suspects.stream().map(Suspect::member).toList(),
                found.surprise(),
                figures);
    }

    private static State labelled(State before, Observation observation, Observation.Labelled labelled) {
        if (labelled.takeover()) {
            return before.with(before.suspects().stream()
                    .map(suspect ->
                            suspect.account().equals(observation.account()) ? suspect.labelled(LABELLED) : suspect)
                    .toList());
        }
        List<String> cleared = new ArrayList<>(before.cleared());
        cleared.remove(observation.account());
        cleared.add(observation.account());
        State state = new State(
                before.suspects(),
                before.crowd(),
                List.copyOf(cleared.subList(Math.max(0, cleared.size() - CLEARED_MAX), cleared.size())),
                before.since());
        return state.with(before.suspects().stream()
                .filter(suspect -> !suspect.account().equals(observation.account()))
                .toList());
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
