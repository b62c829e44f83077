package io.sekisho.surveillance.scheme;

import io.sekisho.engine.event.Login;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Different accounts whose password was wrong within an hour from one address, network or tool, against how many usually are: leaked lists
 * being tried. The gate itself slows this down (the engine's stuffing signals); here it is shown as one thing, with its accounts.
 */
public final class Stuffing implements Detector<Burst> {

    /** From one address: families and offices stay below (judgement). */
    private static final int FROM_ADDRESS = 10;

    /** Wrong passwords an hour that a network or tool seen for the first time may have honestly: large providers have so many (judgement). */
    private static final double USUAL_LEAST = 10;

    private static final double CLUSTERED = 2;

    private static final double KEYS = 10_000;

    private final double needed;

    public Stuffing(FalseAlarms falseAlarms) {
        double looks = KEYS * Duration.ofDays(1).toHours();
        needed = Math.log(looks / falseAlarms.perDay()) / Math.log(2);
    }

    @Override
    public Alert.Kind kind() {
        return Alert.Kind.STUFFING;
    }

    @Override
    public List<String> keys(Observation observation) {
        return observation.sight() instanceof Observation.Entry entry && entry.result() == Login.Result.FAILURE
                ? List.of("address:" + entry.address(), "network:" + entry.network(), "tool:" + entry.tool())
                : List.of();
    }

    @Override
    public Burst unknown() {
        return Burst.NONE;
    }

    @Override
    public Duration remembers() {
        return Duration.ofDays(8);
    }

    @Override
    public Seen<Burst> see(String key, Burst before, Observation observation) {
        if (!(observation.sight() instanceof Observation.Entry entry)) {
            return new Seen<>(before, null);
        }
        boolean known = before.has(observation.account());
        Burst next = before.plus(
                new Alert.Member(observation.account(), observation.id(), observation.time(), entry.odd(), 0, 0));
        int accounts = next.accounts().size();
        // A list of thousands needs no thousand messages: it speaks again when the number has doubled.
        boolean doubled =
                Integer.bitCount(accounts) == 1 && accounts > before.accounts().size();
        if (known || (next.since() != null && !doubled)) {
            return new Seen<>(next, null);
        }
        boolean told = next.since() != null;
        boolean crowd = key.startsWith("address:") ? accounts >= FROM_ADDRESS : surprise(next) >= needed;
        if (!told && !crowd) {
            return new Seen<>(next, null);
        }
        Instant since = next.since() == null
                ? next.accounts().stream()
                        .map(Alert.Member::at)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                : next.since();
        Burst spoken = next.told(since);
        return new Seen<>(spoken, alert(key, spoken, since, observation.time()));
    }

    private static double surprise(Burst burst) {
        return Surprise.ofCount(burst.accounts().size(), CLUSTERED * Math.max(USUAL_LEAST, burst.usual()));
    }

    private static Alert alert(String key, Burst burst, Instant since, Instant now) {
        return new Alert(
                Alert.idOf(Alert.Kind.STUFFING, key, since),
                Alert.Kind.STUFFING,
                key,
                since,
                now,
                burst.accounts(),
                surprise(burst),
                Map.of(
                        "accounts", Integer.toString(burst.accounts().size()),
                        "usualPerHour", String.format(Locale.ROOT, "%.2f", burst.usual())));
    }

    @Override
    public byte[] encode(Burst state) {
        return StateBytes.of(state);
    }

    @Override
    public Burst decode(byte[] bytes) {
        return StateBytes.read(bytes, Burst.class);
    }
}
