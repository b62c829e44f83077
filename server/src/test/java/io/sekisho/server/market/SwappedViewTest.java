package io.sekisho.server.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Watched;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The view under change, on a real database. */
@Tag("slow")
class SwappedViewTest {

    private static final Instant NOW = Instant.parse("2025-03-24T00:12:00Z");
    private static final LocalDate DAY = LocalDate.parse("2025-03-24");
    private static final Principal ANALYST = new Principal("k", "aoki", "aoki", Set.of(Scope.ANALYST));
    private static final int SYMBOLS = 400;
    private static final int GENERATIONS = 30;
    private static final int READERS = 3;

    private static Database database;
    private static MarketParts parts;
    private static MarketParts elsewhere;

    @BeforeAll
    static void open() {
        database = TestDatabase.open();
        parts = MarketParts.start(database.jdbi(), InstantSource.fixed(NOW));
        elsewhere = MarketParts.start(database.jdbi(), InstantSource.fixed(NOW));
    }

    @AfterAll
    static void close() {
        elsewhere.close();
        parts.close();
        database.close();
    }

    private static Quote bar(String symbol, LocalDate day, String close, long volume, String currency) {
        return new Quote.Bar(symbol, day, new BigDecimal(close), volume, currency, "XTKS");
    }

    private static Market market(MarketParts of, String symbol) {
        return Objects.requireNonNull(of.markets().of(MarketViewTest.buy(symbol, "JPY", NOW)));
    }

    private static Listing listing(String symbol) {
        return Objects.requireNonNull(market(parts, symbol).listing());
    }

    private static void learn(Quote... quotes) {
        parts.data().learn(List.of(quotes));
        parts.data().taken();
    }

    @Test
    void readersNeverSeeAMixOfTwoStates() throws Exception {
        generation(1);
        AtomicBoolean over = new AtomicBoolean();
        Map<String, Long> volumeOf = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                SplittableRandom random = new SplittableRandom(i);
                readers.add(threads.submit(() -> read(random, over, volumeOf)));
            }
            for (int generation = 2; generation <= GENERATIONS; generation++) {
                generation(generation);
                int seen = generation;
                await().atMost(Duration.ofSeconds(30)).until(() -> volumeOf.containsValue((long) seen));
            }
            over.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).as("mixed").isZero();
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(market(elsewhere, "s1")).isEqualTo(market(parts, "s1")));
    }

    /** All symbols trade as many units as this says. */
    private static void generation(long volume) {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < SYMBOLS; i++) {
            quotes.add(bar("s" + i, DAY, "100", volume, "JPY"));
        }
        learn(quotes.toArray(Quote[]::new));
    }

    /** @return how often one state held more than one volume */
    private static int read(SplittableRandom random, AtomicBoolean over, Map<String, Long> volumeOf) {
        int mixed = 0;
        while (!over.get()) {
            Market market = market(parts, "s" + random.nextInt(SYMBOLS));
            long volume = Objects.requireNonNull(market.listing()).averageVolume();
            Long before = volumeOf.putIfAbsent(market.dataVersion(), volume);
            mixed += before == null || before == volume ? 0 : 1;
        }
        return mixed;
    }

    @Test
    void averagesFollowTheLastTwentyDaysAndTheRate() {
        for (int i = 0; i < 70; i++) {
            learn(bar("0700.HK", DAY.minusDays(i), "500", i < 20 ? 1_000 : 9_000_000, "HKD"));
        }
        assertThat(listing("0700.HK").averageVolume()).isEqualTo(1_000);
        assertThat(listing("0700.HK").averageTurnoverJpy()).as("no rate yet").isNull();
        assertThat(listing("0700.HK").firstSeen()).isEqualTo(DAY.minusDays(69));
        assertThat(parts.data().find("0700.HK").orElseThrow().bars())
                .as("older days are forgotten")
                .hasSize(MarketTable.DAYS_KEPT)
                .isSortedAccordingTo((a, b) -> b.date().compareTo(a.date()));

        learn(new Quote.Rate("HKD", DAY, new BigDecimal("19.3")));
        assertThat(listing("0700.HK").averageTurnoverJpy()).isEqualTo(9_650_000);
        learn(new Quote.Rate("HKD", DAY.minusDays(1), new BigDecimal("25")));
        assertThat(listing("0700.HK").averageTurnoverJpy())
                .as("the latest day's")
                .isEqualTo(9_650_000);
        learn(bar("0700.HK", DAY.plusDays(1), "500", 3_000, "HKD"));
        assertThat(listing("0700.HK").averageVolume()).isEqualTo(1_100);
        assertThat(listing("0700.HK").latest()).isEqualTo(DAY.plusDays(1));
    }

    @Test
    void whatIsKnownAlreadyChangesNothing() {
        Quote twice = bar("7992", DAY, "104", 500, "JPY");
        assertThat(parts.data().learn(List.of(bar("7992", DAY, "103", 400, "JPY"), twice)))
                .as("of two for one day the last counts")
                .isEqualTo(1);
        parts.data().taken();
        String before = market(parts, "7992").dataVersion();
        assertThat(parts.data().learn(List.of(twice))).isZero();
        parts.data().taken();
        assertThat(market(parts, "7992").dataVersion()).isEqualTo(before);
        assertThat(listing("7992").averageVolume()).isEqualTo(500);
    }

    @Test
    void aSymbolPutOnTheListIsWatchedAtOnceHereAndSoonElsewhere() {
        Watched entry = new Watched(Watched.Action.HOLD, "pumped", NOW.plusSeconds(60));
        parts.watchList().put(ANALYST, "w1", entry);
        assertThat(market(parts, "w1").watched()).isEqualTo(entry);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> entry.equals(market(elsewhere, "w1").watched()));

        assertThat(parts.watchList().remove(ANALYST, "w1")).isTrue();
        assertThat(market(parts, "w1").watched()).isNull();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> market(elsewhere, "w1").watched() == null);
        assertThat(parts.watchList().history("w1"))
                .extracting(change -> change.entry() == null)
                .containsExactly(true, false);
    }
}
