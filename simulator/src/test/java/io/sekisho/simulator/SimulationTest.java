package io.sekisho.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.simulator.market.MarketSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        assertThat(bytes(Small.withScheme(7))).isEqualTo(bytes(Small.withScheme(7)));
        assertThat(market(Small.withScheme(7))).isEqualTo(market(Small.withScheme(7)));
    }

    @Test
    void anotherSeedWritesOthers() {
        assertThat(bytes(Small.withScheme(7))).isNotEqualTo(bytes(Small.withScheme(8)));
    }

    @Test
    void eventsComeInOrderOfTimeWithIdsOfTheirOwn() {
        Instant last = Instant.MIN;
        Set<String> ids = new HashSet<>();
        for (Simulated simulated : all(Small.withScheme(3, Variant.SPREAD, 20))) {
            assertThat(simulated.event().time()).isAfterOrEqualTo(last);
            assertThat(ids.add(simulated.event().id())).isTrue();
            last = simulated.event().time();
        }
        assertThat(ids).hasSizeGreaterThan(10_000);
    }

    @Test
    void whatIsInHandDoesNotGrowWithTheDays() {
        SimulationConfig config = Small.quiet(5).withAccounts(500).withDays(200, 100);
        assertThat(mostWaiting(config)).isLessThan(2_000);
        assertThat(mostWaiting(config.withDays(20, 10))).isLessThan(2_000);
    }

    private static int mostWaiting(SimulationConfig config) {
        Stage stage = (Stage) Simulation.of(config).iterator();
        int most = 0;
        while (stage.hasNext()) {
            most = Math.max(most, stage.waiting());
            stage.next();
        }
        return most;
    }

    @Test
    void ordersAreWorthWhatTheyCostAndNoPurchaseExceedsTheCash() {
        Map<String, BigDecimal> rates = Map.of("JPY", BigDecimal.ONE, "HKD", new BigDecimal("19.3"));
        for (Simulated simulated : all(Small.withScheme(11))) {
            if (simulated.event().action() instanceof Order order) {
                BigDecimal value = known(order.valueJpy());
                assertThat(value)
                        .isPositive()
                        .isEqualByComparingTo(value.toBigInteger().toString());
                assertThat(order.quantity()).isPositive();
                if (order.side() == Order.Side.BUY) {
                    assertThat(value).isLessThanOrEqualTo(known(order.cashJpy()));
                }
                if (order.price() != null) {
                    BigDecimal worth = order.quantity().multiply(order.price()).multiply(rates.get(order.currency()));
                    assertThat(value).isBetween(worth.subtract(BigDecimal.valueOf(20)), worth.add(BigDecimal.ONE));
                }
            }
        }
    }

    private static BigDecimal known(@Nullable BigDecimal value) {
        assertThat(value).isNotNull();
        return value == null ? BigDecimal.ZERO : value;
    }

    @Test
    void everyEventIsEitherHonestOrATheftOrABeneficiarys() {
        Rates rates = Rates.USUAL.with("stuffing", 3).with("lootings", 100);
        for (Simulated simulated : all(Small.withScheme(13).withRates(rates))) {
            Label label = simulated.label();
            boolean failedTry = label.attacker() == AttackerClass.BOT && !label.takeover();
            int kinds = (label.honest() == null ? 0 : 1)
                    + (label.takeover() ? 1 : 0)
                    + (label.beneficiary() ? 1 : 0)
                    + (failedTry ? 1 : 0);
            assertThat(kinds).as("%s", simulated).isEqualTo(1);
            assertThat(label.step() == null).isEqualTo(label.honest() != null);
        }
    }

    @Test
    void honestPeopleAreOddInEveryWay() {
        List<Simulated> events = all(Small.quiet(17).withAccounts(20_000));
        assertThat(events.stream()
                        .filter(simulated -> simulated.label().honest() != null)
                        .collect(groupingBy(simulated -> simulated.label().honest(), counting())))
                .containsKeys(Honest.values());
        long usual = events.stream()
                .filter(simulated -> simulated.label().honest() == Honest.USUAL)
                .count();
        assertThat(usual).isGreaterThan(events.size() / 2);
    }

    @Test
    void logInsPerAccountAreFewForMostAndManyForSome() {
        Map<String, Long> logins = all(Small.quiet(19)).stream()
                .filter(simulated -> simulated.event().action() instanceof Login)
                .collect(groupingBy(simulated -> simulated.event().account(), counting()));
        List<Long> sorted = logins.values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).isBetween(1L, 6L);
        assertThat(sorted.getLast()).isGreaterThan(40);
    }

    @Test
    void nobodyIsRobbedOnTheQuietDays() {
        SimulationConfig config = Small.withScheme(23).withDays(14, 10);
        Instant quietUntil = config.start().plusSeconds(10 * 86_400L);
        assertThat(all(config).stream()
                        .filter(simulated -> simulated.event().time().isBefore(quietUntil))
                        .map(Simulated::label)
                        .filter(label -> label.takeover()
                                && label.step() != Step.PROBE
                                && label.attacker() != AttackerClass.INSIDER))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void everyVariantEntersItsVictimsAndPumps(Variant variant) {
        Simulation simulation = Simulation.of(Small.withScheme(29, variant, 8));
        Scheme scheme = simulation.schemes().getFirst();
        List<Simulated> ofScheme = simulation
                .events()
                .filter(simulated -> scheme.id().equals(simulated.label().scheme()))
                .toList();
        Set<String> pumping = new HashSet<>();
        Set<String> symbols = new HashSet<>();
        for (Simulated simulated : ofScheme) {
            if (simulated.label().step() == Step.PUMP && simulated.event().action() instanceof Order order) {
                pumping.add(simulated.event().account());
                symbols.add(order.symbol());
                assertThat(simulated.event().time()).isBetween(scheme.from(), scheme.to());
            }
        }
        assertThat(pumping).hasSameElementsAs(scheme.victims());
        assertThat(symbols).hasSameElementsAs(scheme.symbols());
        assertThat(ofScheme.stream().anyMatch(simulated -> simulated.label().step() == Step.LIQUIDATION))
                .isEqualTo(variant != Variant.MARGIN);
        assertThat(ofScheme.stream()
                        .filter(simulated -> simulated.label().beneficiary())
                        .map(simulated -> simulated.event().account())
                        .distinct())
                .hasSameElementsAs(scheme.beneficiaries());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 100})
    void aSchemeMovesItsStockManyTimesItsUsualVolume(int victims) {
        Simulation simulation = Simulation.of(Small.withScheme(31, Variant.CLASSIC, victims));
        Scheme scheme = simulation.schemes().getFirst();
        List<Simulated.Market> days = simulation
                .market()
                .filter(row -> row.symbol().equals(scheme.symbols().getFirst()))
                .toList();
        LocalDate pumped = LocalDate.ofInstant(scheme.from(), ZoneId.of("Asia/Tokyo"));
        long usual = days.get(20).volume() == null ? 0 : median(days.subList(10, 30));
        long then = days.stream()
                .filter(row -> row.date().equals(pumped))
                .mapToLong(SimulationTest::volume)
                .sum();
        assertThat(then).isGreaterThan(8 * usual);
    }

    private static long median(List<Simulated.Market> rows) {
        return rows.stream().mapToLong(SimulationTest::volume).sorted().toArray()[rows.size() / 2];
    }

    private static long volume(Simulated.Market row) {
        Long volume = row.volume();
        return volume == null ? 0 : volume;
    }

    @ParameterizedTest
    @EnumSource(AttackerClass.class)
    void thievesOfEachClassComeAsTheyDo(AttackerClass attacker) {
        SimulationConfig config =
                Small.quiet(37).withSchemes(List.of(new SchemeConfig(Variant.CLASSIC, 5, Map.of(attacker, 1))));
        List<Event> entries = all(config).stream()
                .filter(simulated -> simulated.label().step() == Step.ENTRY
                        && simulated.label().scheme() != null)
                .peek(simulated -> assertThat(simulated.label().attacker()).isEqualTo(attacker))
                .map(Simulated::event)
                .toList();
        assertThat(entries).hasSizeGreaterThanOrEqualTo(5);
        assertThat(entries).allMatch(event -> (event.client().device() != null) == (attacker == AttackerClass.STEALER));
        assertThat(entries)
                .allMatch(event -> "ja-JP".equals(event.client().language()) == (attacker != AttackerClass.NAIVE));
    }

    @Test
    void retriesAreWrittenOnlyWhereWanted() {
        assertThat(all(Small.withScheme(41).withRetries(0)))
                .noneMatch(one -> one.label().step() == Step.RETRY);
        assertThat(all(Small.withScheme(41).withRetries(2)))
                .anyMatch(one -> one.label().step() == Step.RETRY);
    }

    @Test
    void theMarketHasThirtyDaysBeforeTheStart() {
        SimulationConfig config = Small.quiet(43);
        LocalDate start = LocalDate.of(2025, 3, 3);
        List<LocalDate> dates = Simulation.of(config)
                .market()
                .filter(row -> row.market().equals("FX"))
                .map(Simulated.Market::date)
                .toList();
        assertThat(dates).doesNotHaveDuplicates().isSorted();
        assertThat(dates.stream().filter(date -> date.isBefore(start))).hasSize(30);
        assertThat(dates.getLast()).isEqualTo(LocalDate.of(2025, 3, 17));
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThatThrownBy(() -> Simulation.of(Small.withScheme(1, Variant.CLASSIC, 1_450)))
                .hasMessageContaining("too many victims: of 1500 accounts");
        assertThatThrownBy(() -> Simulation.of(Small.withScheme(1).withDays(7, 5)))
                .hasMessageContaining("no trading day is left");
        assertThatThrownBy(() -> Simulation.of(
                        Small.withScheme(1, Variant.SEVERAL_SYMBOLS, 3).withMarket(new MarketSource.Generated(2))))
                .hasMessageContaining("no stock left for scheme 1");
        assertThatThrownBy(() -> Small.quiet(1).withDays(3, 3)).hasMessageContaining("quiet days must be fewer");
        assertThatThrownBy(() -> Small.quiet(1).withAccounts(1)).hasMessageContaining("accounts must be 10 to");
        assertThatThrownBy(() -> Rates.USUAL.with("speed", 1)).hasMessageContaining("no such rate: speed");
        assertThatThrownBy(() -> Rates.USUAL.with("mistyped", 2)).hasMessageContaining("shares must be 0 to 1");
    }

    private static List<Simulated> all(SimulationConfig config) {
        return Simulation.of(config).events().toList();
    }

    private static String bytes(SimulationConfig config) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventLines lines = new EventLines(out, true);
        Simulation.of(config).events().forEach(lines::write);
        lines.flush();
        return out.toString(UTF_8);
    }

    private static String market(SimulationConfig config) throws IOException {
        StringBuilder out = new StringBuilder();
        MarketLines.write(Simulation.of(config), out);
        return out.toString();
    }
}
