package io.sekisho.server.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Watched;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MarketViewTest {

    private static final Instant NOW = Instant.parse("2025-03-24T00:12:00Z");
    private static final LocalDate DAY = LocalDate.parse("2025-03-24");
    private static final Listing THIN = new Listing("XHKG", 12_000, 3_000_000L, 20, DAY, DAY.minusYears(1));
    private static final Watched UNTIL_NOW = new Watched(Watched.Action.HOLD, "pumped", NOW);

    private static final MarketView VIEW = new MarketView(
            new MarketView.Versions(4, 2),
            Map.of("8001.HK", THIN),
            Map.of("HKD", new BigDecimal("19.3")),
            Map.of("8001.HK", UNTIL_NOW, "7992", new Watched(Watched.Action.DENY, "pumped", null)));

    static Event event(Action action, Instant at) {
        Client client = new Client("203.0.113.9", "Mozilla/5.0", null, null, null, null, null, Map.of(), null, null);
        return new Event("e-1", at, "a-1", "s-1", client, action);
    }

    static Event buy(String symbol, String currency, Instant at) {
        return event(
                new Order(
                        Order.Side.BUY,
                        Order.Instrument.EQUITY,
                        symbol,
                        BigDecimal.TEN,
                        null,
                        currency,
                        null,
                        null,
                        null),
                at);
    }

    private static Market market(Event event) {
        return Objects.requireNonNull(VIEW.of(event));
    }

    @Test
    void anOrderIsToldHowItsSymbolTradesAndWhatItsCurrencyIsWorth() {
        Market market = market(buy(" 8001.HK ", "HKD", NOW));

        assertThat(market.listing()).isSameAs(THIN);
        assertThat(market.rateJpy()).isEqualByComparingTo("19.3");
        assertThat(market.dataVersion()).isEqualTo("m4w2");
    }

    @Test
    void whatIsNotKnownIsAbsent() {
        assertThat(market(buy("8001.hk", "USD", NOW))).isEqualTo(new Market(null, null, null, "m4w2"));
        assertThat(market(buy("none", "JPY", NOW)).rateJpy()).isEqualByComparingTo("1");
        assertThat(MarketView.EMPTY.of(buy("8001.HK", "HKD", NOW))).isNull();
    }

    @Test
    void anEntryCountsUntilItsTime() {
        assertThat(market(buy("8001.HK", "HKD", NOW.minusMillis(1))).watched()).isSameAs(UNTIL_NOW);
        assertThat(market(buy("8001.HK", "HKD", NOW)).watched()).isNull();
        assertThat(Objects.requireNonNull(market(buy("7992", "JPY", NOW)).watched())
                        .action())
                .isEqualTo(Watched.Action.DENY);
    }

    @Test
    void aWithdrawalIsToldTheRateAndOthersNothing() {
        assertThat(market(event(new Withdrawal(BigDecimal.TEN, "HKD", "x"), NOW)))
                .isEqualTo(new Market(null, null, new BigDecimal("19.3"), "m4w2"));
        assertThat(VIEW.of(event(new Withdrawal(BigDecimal.TEN, "JPY", "x"), NOW)))
                .isNull();
        assertThat(VIEW.of(event(new Change(Change.Field.EMAIL), NOW))).isNull();
    }
}
