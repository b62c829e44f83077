package io.sekisho.bench.scheme;

import io.sekisho.bench.Circumstances;
import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Watch;
import io.sekisho.surveillance.scheme.Detectors;
import io.sekisho.surveillance.scheme.FalseAlarms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Events a CPU-second, for each detector alone and for all together with the guard against repeats. Every second event is a login, one in
 * twenty of them with a wrong password and one in fifty odd; of the orders three in ten are for thin symbols. "Own" shows a detector just
 * the events that concern it.
 */
public final class DetectorBench {

    private static final int EVENTS = 1_000_000;
    private static final int ACCOUNTS = 100_000;
    private static final int SYMBOLS = 4000;
    private static final int ROUNDS = 5;
    private static final long MILLIS_BETWEEN = 60L;
    private static final Instant START = Instant.parse("2025-03-24T00:00:00Z");

    private DetectorBench() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        List<Observation> mixed = observations(new Random(1));
        System.out.println(Circumstances.line());
        System.out.println("| detector | events/CPU-s, mixed | events/CPU-s, own | own share |");
        System.out.println("|---|---:|---:|---:|");
        for (Detector<?> detector : Detectors.all(FalseAlarms.USUAL)) {
            List<Observation> own = mixed.stream()
                    .filter(observation -> !detector.keys(observation).isEmpty())
                    .toList();
            System.out.printf(
                    "| %s | %,.0f | %,.0f | %.3f |%n",
                    detector.kind().name().toLowerCase(Locale.ROOT),
                    rate(List.of(detector), mixed),
                    rate(List.of(detector), own),
                    (double) own.size() / mixed.size());
        }
        System.out.printf("| all | %,.0f | | |%n", rate(Detectors.all(FalseAlarms.USUAL), mixed));
    }

    /** The median of some rounds, each with states that begin empty. */
    private static double rate(List<Detector<?>> detectors, List<Observation> observations) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] rates = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            Watch watch = new Watch(detectors);
            long alerts = 0;
            long before = threads.getCurrentThreadCpuTime();
            for (Observation observation : observations) {
                alerts += watch.see(observation).size();
            }
            double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
            if (alerts < 0) {
                throw new IllegalStateException("never");
            }
            if (round >= 0) {
                rates[round] = observations.size() / seconds;
            }
        }
        Arrays.sort(rates);
        return rates[ROUNDS / 2];
    }

    private static List<Observation> observations(Random random) {
        long[] versions = new long[ACCOUNTS];
        List<Observation> observations = new ArrayList<>(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            int account = random.nextInt(ACCOUNTS);
            observations.add(new Observation(
                    "as_" + i,
                    ++versions[account],
                    START.plusMillis(MILLIS_BETWEEN * i),
                    "8021-" + account,
                    Decision.ALLOW,
                    random.nextBoolean() ? login(random) : order(random)));
        }
        return observations;
    }

    private static Observation.Entry login(Random random) {
        boolean failed = random.nextInt(20) == 0;
        return new Observation.Entry(
                failed ? Login.Result.FAILURE : Login.Result.SUCCESS,
                random.nextInt(50) == 0 ? 5 : 0,
                "203.0." + random.nextInt(256) + "." + random.nextInt(256),
                "AS" + random.nextInt(40),
                "Chrome " + random.nextInt(30) + " / Windows 10",
                null);
    }

    private static Observation.Trade order(Random random) {
        boolean thin = random.nextInt(10) < 3;
        return new Observation.Trade(
                random.nextBoolean() ? Order.Side.BUY : Order.Side.SELL,
                thin ? "T" + random.nextInt(SYMBOLS) : "L" + random.nextInt(500),
                100L * (1 + random.nextInt(20)),
                300_000,
                thin,
                20_000,
                0.9 + random.nextDouble() * 0.2,
                random.nextInt(20) == 0 ? 3 : 0,
                random.nextInt(100) == 0 ? 4 : 0);
    }
}
