package io.sekisho.surveillance.flink;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Two days of a small brokerage with schemes in them, the same for the same seed. */
final class Story {

    private static final Instant OPEN = Instant.parse("2025-03-24T00:00:00Z");
    private static final int CUSTOMERS = 800;

    private final Random random;
    private final List<Observation> told = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    private record Event(String account, Duration after, Observation.Sight sight) {}

    private Story(long seed) {
        random = new Random(seed);
    }

    /** In order of time and, within a millisecond, of id. */
    static List<Observation> of(long seed, int honest, int schemes) {
        Story story = new Story(seed);
        for (int i = 0; i < honest; i++) {
            story.honest();
        }
        for (int i = 0; i < schemes; i++) {
            story.scheme(i);
        }
        return story.tell();
    }

    /** Honest logins so long after all others that event time passes those. */
    static List<Observation> end() {
        Story story = new Story(0);
        for (int i = 0; i < 60; i++) {
            story.add("late-" + i, Duration.ofDays(3), entry(Login.Result.SUCCESS, 0, "203.0.113.5", "AS64500", null));
        }
        return story.tell();
    }

    private void honest() {
        String account = "customer-" + random.nextInt(CUSTOMERS);
        Duration after = Duration.ofMillis(random.nextLong(Duration.ofHours(46).toMillis()));
        String network = "AS" + (64_500 + random.nextInt(30));
        int what = random.nextInt(100);
        if (what < 50) {
            double odd = random.nextInt(25) == 0 ? 4 + random.nextDouble() : 0;
            add(account, after, entry(Login.Result.SUCCESS, odd, "198.51.100." + random.nextInt(250), network, null));
        } else if (what < 60) {
            add(account, after, entry(Login.Result.FAILURE, 1, "198.51.100." + random.nextInt(250), network, null));
        } else {
            boolean thin = what < 85;
            String symbol = (thin ? "T" : "L") + random.nextInt(40);
            Order.Side side = random.nextInt(3) == 0 ? Order.Side.SELL : Order.Side.BUY;
            double entered = random.nextInt(15) == 0 ? 2.5 : 0;
            add(account, after, trade(side, symbol, 100 + random.nextInt(400), thin, 1.05, entered, 0));
            if (random.nextInt(10) == 0) {
                add(account, after.plusSeconds(90), new Observation.Withdrawn(side, symbol, 100));
            }
        }
    }

    /** Passwords are tried, what works is harvested; accounts sell, buy what the group had bought; the group sells. */
    private void scheme(int number) {
        String symbol = "T" + number * 7;
        Duration at = Duration.ofHours(20 + number * 5L).plusMinutes(random.nextInt(60));
        String network = "AS" + (65_000 + number);
        for (int i = 0; i < 3; i++) {
            add("group-" + number + i, at.minusHours(18 - i), trade(Order.Side.BUY, symbol, 5_000, true, 1, 0, 0));
        }
        for (int i = 0; i < 40; i++) {
            String address = "192.0.2." + number;
            add(
                    "tried-" + random.nextInt(2_000),
                    at.minus(seconds(3_000)),
                    entry(Login.Result.FAILURE, 1, address, network, null));
        }
        int victims = 4 + random.nextInt(9);
        for (int i = 0; i < victims; i++) {
            String account = "victim-" + number + "-" + i;
            Duration entered = at.plus(seconds(1_200));
            add(
                    account,
                    entered,
                    entry(Login.Result.SUCCESS, 6, "192.0.2." + number, network, "fake" + number + ".example"));
            Observation.Trade buy =
                    trade(Order.Side.BUY, symbol, 4_000 + random.nextInt(9_000), true, 1 + i * 0.12, 5, 4);
            add(account, entered.plusSeconds(60 + i * 97L), buy);
            add(account, at.plusHours(3), new Observation.Labelled(i % 4 != 3, symbol));
        }
        for (int i = 0; i < 3; i++) {
            add("group-" + number + i, at.plusMinutes(35 + i), trade(Order.Side.SELL, symbol, 4_000, true, 1.7, 0, 0));
        }
    }

    private Duration seconds(int most) {
        return Duration.ofMillis(random.nextInt(most * 1_000));
    }

    private static Observation.Entry entry(
            Login.Result result, double odd, String address, String network, @Nullable String page) {
        return new Observation.Entry(result, odd, address, network, "Chrome 131 / Windows 10 / " + network, page);
    }

    private static Observation.Trade trade(
            Order.Side side, String symbol, long units, boolean thin, double rise, double entered, double liquidated) {
        return new Observation.Trade(side, symbol, units, units * 100, thin, 20_000, rise, entered, liquidated);
    }

    private void add(String account, Duration after, Observation.Sight sight) {
        events.add(new Event(account, after, sight));
    }

    private List<Observation> tell() {
        events.sort(Comparator.comparing(Event::after));
        for (Event event : events) {
            long version =
                    event.sight() instanceof Observation.Labelled ? 0 : versions.merge(event.account(), 1L, Long::sum);
            String id = event.account() + "/" + version + "/" + told.size();
            told.add(new Observation(
                    id, version, OPEN.plus(event.after()), event.account(), Decision.ALLOW, event.sight()));
        }
        told.sort(Comparator.comparing(Observation::time).thenComparing(Observation::id));
        return List.copyOf(told);
    }

    /** As logs are delivered: each up to {@code disorder} late, some twice. */
    static List<Observation> delivered(List<Observation> story, Duration disorder, long seed) {
        Random random = new Random(seed);
        record Delivery(Instant at, Observation observation) {}
        List<Delivery> deliveries = new ArrayList<>();
        for (Observation observation : story) {
            int times = observation.version() > 0 && random.nextInt(8) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                Instant at = observation.time().plusMillis(random.nextLong(disorder.toMillis()));
                deliveries.add(new Delivery(at, observation));
            }
        }
        return deliveries.stream()
                .sorted(Comparator.comparing(Delivery::at))
                .map(Delivery::observation)
                .toList();
    }
}
