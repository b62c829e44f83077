package io.sekisho.bench.scheme;

import io.sekisho.bench.Circumstances;
import io.sekisho.engine.event.Order;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.network.NetworkConfig;
import io.sekisho.simulator.SchemeConfig;
import io.sekisho.simulator.Simulated;
import io.sekisho.simulator.Simulation;
import io.sekisho.simulator.SimulationConfig;
import io.sekisho.simulator.Variant;
import io.sekisho.simulator.market.MarketSource;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Watch;
import io.sekisho.surveillance.scheme.Detectors;
import io.sekisho.surveillance.scheme.FalseAlarms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Simulated weeks through engine and detectors, what they find put to use at once: when schemes are noticed, what of them executes, which
 * symbols are watched in vain. Options: {@code --seeds 10 --first-seed 1 --accounts 100000 --days 14 --market FILE}.
 */
public final class SchemeBench {

    private static final List<SchemeConfig> SCHEMES = List.of(
            SchemeConfig.of(Variant.CLASSIC, 3),
            SchemeConfig.of(Variant.CLASSIC, 5),
            SchemeConfig.of(Variant.CLASSIC, 10),
            SchemeConfig.of(Variant.CLASSIC, 30),
            SchemeConfig.of(Variant.CLASSIC, 100),
            SchemeConfig.of(Variant.SMALL_SLICES, 30),
            SchemeConfig.of(Variant.SEVERAL_SYMBOLS, 30),
            SchemeConfig.of(Variant.SPREAD, 30),
            SchemeConfig.of(Variant.QUIET_ENTRY, 30),
            SchemeConfig.of(Variant.PARTIAL, 30),
            SchemeConfig.of(Variant.MARGIN, 30),
            SchemeConfig.of(Variant.DOMESTIC, 30),
            SchemeConfig.of(Variant.HONG_KONG, 30),
            SchemeConfig.of(Variant.PASSKEY_SWAP, 30),
            SchemeConfig.of(Variant.SEVERAL_BROKERS, 30));

    private final Map<String, String> options;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<int[]> falseSymbols = new ArrayList<>();
    private long honestOrders;
    private long honestAsked;
    private long honestHeld;
    private long honestHeldWatched;
    private long events;

    private SchemeBench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        new SchemeBench(options).run();
    }

    private int option(String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
    }

    private void run() throws IOException {
        int seeds = option("--seeds", 10);
        int first = option("--first-seed", 1);
        int days = option("--days", 14);
        BrowserReader browsers = BrowserReader.load();
        try (AddressDirectory addresses =
                AddressDirectory.open(NetworkConfig.defaults(Files.createTempDirectory("sekisho-bench")))) {
            for (int seed = first; seed < first + seeds; seed++) {
                week(configuration(seed, days), addresses, browsers);
                System.err.printf("seed %d: %,d events so far%n", seed, events);
            }
        }
        System.out.println(Circumstances.line());
        System.out.printf(
                "%d seeds from %d, %d accounts, %d days, market %s, %,d events%n%n",
                seeds, first, option("--accounts", 100_000), days, options.getOrDefault("--market", "generated"), events);
        new SchemeTable(tallies).print();
        print();
    }

    private SimulationConfig configuration(int seed, int days) {
        SimulationConfig config = SimulationConfig.of(seed)
                .withAccounts(option("--accounts", 100_000))
                .withDays(days, days / 2)
                .withSchemes(SCHEMES);
        String market = options.get("--market");
        return market == null ? config : config.withMarket(new MarketSource.File(Path.of(market), MarketSource.File.DOLLAR));
    }

    private void week(SimulationConfig config, AddressDirectory addresses, BrowserReader browsers) {
        Simulation simulation = Simulation.of(config);
        Exchange exchange = new Exchange(simulation.market().iterator());
        Brokerage brokerage = new Brokerage(addresses, browsers, exchange, config.seed());
        Watch watch = new Watch(Detectors.all(FalseAlarms.USUAL));
        Map<String, Tally> schemes = new HashMap<>();
        simulation.schemes().forEach(scheme -> schemes.put(scheme.id(), new Tally(scheme)));
        for (Iterator<Simulated> all = simulation.iterator(); all.hasNext(); ) {
            Simulated simulated = all.next();
            events++;
            brokerage.take(simulated).ifPresent(outcome -> {
                outcome.observation().ifPresent(observation -> heard(watch, observation, exchange));
                count(simulated, outcome, exchange, schemes);
            });
        }
        tallies.addAll(schemes.values());
        Set<String> pumped = new HashSet<>();
        schemes.values().forEach(tally -> pumped.addAll(tally.scheme().symbols()));
        int wrong = (int) exchange.watched().keySet().stream()
                .filter(symbol -> !pumped.contains(symbol))
                .count();
        falseSymbols.add(new int[] {wrong, config.days()});
    }

    private static void heard(Watch watch, Observation observation, Exchange exchange) {
        for (Alert alert : watch.see(observation)) {
            if (alert.kind() == Alert.Kind.CONVERGENCE) {
                exchange.watch(alert.key(), alert.at());
            }
        }
    }

    private void count(
            Simulated simulated, Brokerage.Outcome outcome, Exchange exchange, Map<String, Tally> schemes) {
        if (!(simulated.event().action() instanceof Order order)) {
            return;
        }
        Instant watched = exchange.watchedSince(order.symbol());
        if (!simulated.label().takeover()) {
            honestOrders++;
            honestAsked += outcome.asked() ? 1 : 0;
            boolean held = switch (outcome.verdict().decision()) {
                case HOLD, DENY -> true;
                case ALLOW, CHALLENGE -> false;
            };
            honestHeld += held ? 1 : 0;
            honestHeldWatched += held && watched != null ? 1 : 0;
            return;
        }
        Tally tally = tally(simulated, order, schemes);
        if (tally != null) {
            tally.bought(simulated, order, outcome.executed(), watched);
        }
    }

    private static @Nullable Tally tally(Simulated simulated, Order order, Map<String, Tally> schemes) {
        Tally tally = schemes.get(simulated.label().scheme());
        boolean pumps = tally != null
                && order.side() == Order.Side.BUY
                && tally.scheme().symbols().contains(order.symbol());
        return pumps ? tally : null;
    }

    private void print() {
        int[] wrong = falseSymbols.stream().mapToInt(one -> one[0]).toArray();
        int days = falseSymbols.stream().mapToInt(one -> one[1]).sum();
        System.out.printf(
                "%nFalse symbols on the watch list: %d in %d days, %.3f a day (by seed: %s)%n",
                Arrays.stream(wrong).sum(), days, Arrays.stream(wrong).sum() / (double) days, Arrays.toString(wrong));
        System.out.printf(
                "Honest orders: %,d; asked %.3f %%, held or denied %.3f %%, of these for watched symbols %,d%n",
                honestOrders,
                100.0 * honestAsked / honestOrders,
                100.0 * honestHeld / honestOrders,
                honestHeldWatched);
    }

}
