package io.sekisho.server.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.likelihood.CausalCounts;
import io.sekisho.engine.likelihood.Observed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PopulationViewTest {

    private static final Network HOME = Clients.network("10.0.0.1", 2516, "JP");
    private static final Browser CHROME = Clients.browser("UA", "Chrome 131", "Windows 10", "desktop");

    @Test
    void withinBoundsItEqualsTheExactCounts() {
        Random random = new Random(131);
        PopulationView view = new PopulationView();
        CausalCounts exact = new CausalCounts();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            Network network = Clients.anyNetwork(random);
            Browser browser = Clients.anyBrowser(random);
            String user = "u" + random.nextInt(300);
            Observed login = observed(user, network, browser);
            assertThat(view.lookup(network, browser)).isEqualTo(exact.population(login));
            view.learn(network, browser, known.add(user));
            exact.learn(login);
        }
    }

    @Test
    void addressesWithoutAnAutonomousSystemCountByTheirNeighbourhood() {
        PopulationView view = new PopulationView();
        view.learn(Clients.network("10.0.0.1", 0, "ZZ"), CHROME, true);
        assertThat(view.lookup(Clients.network("10.0.0.2", 0, "ZZ"), CHROME)
                        .address()
                        .counts())
                .containsExactly(0, 1, 1);
        assertThat(view.lookup(Clients.network("10.0.1.2", 0, "ZZ"), CHROME)
                        .address()
                        .counts())
                .containsExactly(0, 0, 1);
    }

    @Test
    void memoryIsBoundedAndFrequentValuesStay() {
        PopulationView view = new PopulationView();
        for (int i = 0; i < 200_000; i++) {
            String address = "11." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
            view.learn(Clients.network(address, 10_000 + i, "JP"), CHROME, false);
            if (i % 10 == 0) {
                view.learn(HOME, CHROME, false);
            }
        }
        Population population = view.lookup(HOME, CHROME);
        assertThat(population.logins()).isEqualTo(220_000);
        assertThat(population.address().counts()).containsExactly(20_000, 20_000, 220_000);
        assertThat(population.address().distinct()).isLessThanOrEqualTo(Level.NETWORK.maxValues() + 1);
        assertThat(view.drainChanges().stream()
                        .filter(row -> row.level() == Level.ADDRESS && row.inside() == 0)
                        .count())
                .isLessThanOrEqualTo(Level.ADDRESS.maxValues());
    }

    @Test
    void lowerValuesInsideAFirstLevelValueAreBounded() {
        PopulationView view = new PopulationView();
        for (int i = 1; i <= 100; i++) {
            view.learn(Clients.network("10.0.0.1", i, "JP"), CHROME, false);
        }
        assertThat(view.lookup(HOME, CHROME).address().distinctInside()).isEqualTo(Seen.MAX_INSIDE);
    }

    @Test
    void concurrentLoginsAreAllCounted() throws InterruptedException, ExecutionException {
        PopulationView view = new PopulationView();
        Map<Row, Long> stored = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Random random = new Random(writer);
                writers.add(threads.submit(() -> learnMany(view, random, 20_000)));
            }
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                store(stored, view.drainChanges());
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        store(stored, view.drainChanges());
        assertThat(view.lookup(HOME, CHROME).logins()).isEqualTo(80_000);
        for (Level level : Level.values()) {
            long expected = level == Level.USERS ? 0 : 80_000;
            assertThat(total(stored, level)).as("%s", level).isEqualTo(expected);
        }
    }

    @Test
    void aRestartedServerKnowsWhatWasStored() {
        Random random = new Random(7);
        PopulationView before = new PopulationView();
        Map<Row, Long> stored = new HashMap<>();
        for (int round = 0; round < 5; round++) {
            learnMany(before, random, 500);
            before.learn(HOME, CHROME, true);
            store(stored, before.drainChanges());
        }
        PopulationView after = new PopulationView();
        List<Row> rows = totals(stored);
        Collections.shuffle(rows, random);
        after.load(rows);
        assertSameEverywhere(after, before);
        assertThat(after.drainChanges()).isEmpty();
    }

    @Test
    void nothingIsDrainedTwice() {
        PopulationView view = new PopulationView();
        view.learn(HOME, CHROME, true);
        assertThat(view.drainChanges()).hasSize(2 + 3 + 2 + 4 + 3).contains(new Row(Level.NETWORK, 2516, 0, 1));
        assertThat(view.drainChanges()).isEmpty();
        view.learn(HOME, CHROME, false);
        assertThat(view.drainChanges())
                .hasSize(1 + 3 + 4)
                .allSatisfy(row -> assertThat(row.count()).isEqualTo(1));
    }

    @Test
    void rowsThatCouldNotBeStoredComeAgain() {
        PopulationView view = new PopulationView();
        view.learn(HOME, CHROME, true);
        List<Row> lost = view.drainChanges();
        view.putBack(lost);
        assertThat(view.lookup(HOME, CHROME).address().counts()).containsExactly(1, 1, 1);
        assertThat(view.drainChanges()).containsExactlyInAnyOrderElementsOf(lost);
    }

    @Test
    void serversThatShareAStoreSeeEachOthersLogins() {
        PopulationView one = new PopulationView();
        PopulationView two = new PopulationView();
        Map<Row, Long> stored = new HashMap<>();
        one.learn(HOME, CHROME, true);
        two.learn(HOME, CHROME, true);
        store(stored, one.drainChanges());
        store(stored, two.drainChanges());
        one.learn(HOME, CHROME, false);
        one.load(totals(stored));
        assertThat(one.lookup(HOME, CHROME).address().counts()).containsExactly(3, 3, 3);
        assertThat(one.lookup(HOME, CHROME).users()).isEqualTo(2);
        store(stored, one.drainChanges());
        two.load(totals(stored));
        assertSameEverywhere(two, one);
    }

    private static void learnMany(PopulationView view, Random random, int logins) {
        for (int i = 0; i < logins; i++) {
            view.learn(Clients.anyNetwork(random), Clients.anyBrowser(random), false);
        }
    }

    private static void assertSameEverywhere(PopulationView view, PopulationView expected) {
        Random random = new Random(99);
        for (int i = 0; i < 500; i++) {
            Network network = Clients.anyNetwork(random);
            Browser browser = Clients.anyBrowser(random);
            assertThat(view.lookup(network, browser)).isEqualTo(expected.lookup(network, browser));
        }
        assertThat(view.lookup(HOME, CHROME)).isEqualTo(expected.lookup(HOME, CHROME));
    }

    /** Adds counts up under their key, as the database does. */
    private static void store(Map<Row, Long> stored, List<Row> rows) {
        for (Row row : rows) {
            stored.merge(new Row(row.level(), row.value(), row.inside(), 0), row.count(), Long::sum);
        }
    }

    private static List<Row> totals(Map<Row, Long> stored) {
        List<Row> rows = new ArrayList<>();
        stored.forEach((key, count) -> rows.add(new Row(key.level(), key.value(), key.inside(), count)));
        return rows;
    }

    private static long total(Map<Row, Long> stored, Level level) {
        return totals(stored).stream()
                .filter(row -> row.level() == level)
                .mapToLong(Row::count)
                .sum();
    }

    private static Observed observed(String user, Network network, Browser browser) {
        return new Observed(
                user,
                List.of(network.address(), Long.toString(network.asn()), network.country()),
                List.of(browser.userAgent(), browser.browser(), browser.os(), browser.deviceType()));
    }
}
