package io.sekisho.surveillance.scheme;

import io.sekisho.engine.event.Login;
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

/**
 * Odd logins, password right, of different accounts within an hour that share a network, a tool or a fake page: a campaign's catch being
 * tried. How many are usual is learned for each key; a burst is told where chance would make it less often than {@link FalseAlarms} accepts.
 */
public final class Harvest implements Detector<Burst> {

    /** Asks by itself: MEDIUM of the API contract. */
    static final double ODD = 3.83;

    /** Odd logins an hour that a key seen for the first time may have honestly (judgement). */
    private static final double USUAL_LEAST = 1.0;

    /** The honest come in clusters too, when a browser is updated or a provider renumbers: as if so many times as usual (judgement). */
    private static final double CLUSTERED = 2;

    /** From one fake page, three are a campaign: nobody comes from there by chance. */
    private static final int FROM_PAGE = 3;

    private static final int LEAST = 4;

    /** Keys that are looked at in an hour of a day: networks, tools. */
    private static final double KEYS = 1000;

    /** A burst is over once the hour is this much less surprising, and the key's new habit from then on. */
    private static final double OVER = 0.5;

    private static final String PAGE = "page:";

    private final double needed;

    public Harvest(FalseAlarms falseAlarms) {
        double looks = KEYS * Duration.ofDays(1).toHours();
        needed = Math.log(looks / falseAlarms.perDay()) / Math.log(2);
    }

    @Override
    public Alert.Kind kind() {
        return Alert.Kind.HARVEST;
    }

    @Override
    public List<String> keys(Observation observation) {
        if (!(observation.sight() instanceof Observation.Entry entry)
                || entry.result() != Login.Result.SUCCESS
                || (entry.odd() < ODD && entry.page() == null)) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(3);
        if (entry.odd() >= ODD) {
            keys.add("network:" + entry.network());
            keys.add("tool:" + entry.tool());
        }
        if (entry.page() != null) {
            keys.add(PAGE + entry.page());
        }
        return keys;
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
        Alert.Member member =
                new Alert.Member(observation.account(), observation.id(), observation.time(), entry.odd(), 0, 0);
        boolean known = before.has(observation.account());
        Burst next = before.plus(member);
        if (known) {
            return new Seen<>(next, null);
        }
        if (next.since() != null && !key.startsWith(PAGE) && surprise(next) < needed * OVER) {
            return new Seen<>(next.over(), null);
        }
        if (next.since() != null) {
            return new Seen<>(next, alert(key, next, next.since(), observation.time(), List.of(member)));
        }
        boolean campaign = key.startsWith(PAGE) && next.accounts().size() >= FROM_PAGE;
        boolean burst = next.accounts().size() >= LEAST && surprise(next) >= needed;
        if (!campaign && !burst) {
            return new Seen<>(next, null);
        }
        Instant since = next.accounts().stream()
                .map(Alert.Member::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Burst told = next.told(since);
        return new Seen<>(told, alert(key, told, since, observation.time(), told.accounts()));
    }

    private static double surprise(Burst burst) {
        return Surprise.ofCount(burst.accounts().size(), CLUSTERED * Math.max(USUAL_LEAST, burst.usual()));
    }

    private static Alert alert(String key, Burst burst, Instant since, Instant now, List<Alert.Member> members) {
        return new Alert(
                Alert.idOf(Alert.Kind.HARVEST, key, since),
                Alert.Kind.HARVEST,
                key,
                since,
                now,
                members,
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
