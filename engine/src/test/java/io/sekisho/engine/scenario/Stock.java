package io.sekisho.engine.scenario;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What can be traded, with made-up prices and volumes of real orders of magnitude. */
enum Stock {
    TOYOTA("7203", "XTKS", "JPY", 2_800, 20_000_000, 1),
    SONY("6758", "XTKS", "JPY", 3_500, 12_000_000, 1),
    BANK("8306", "XTKS", "JPY", 1_800, 40_000_000, 1),
    /** A maker of pens, before it was pumped: 30,000 units at 120 yen a day. */
    PEN("7992", "XTKS", "JPY", 120, 30_000, 1),
    TENCENT("0700.HK", "XHKG", "HKD", 500, 15_000_000, 19),
    /** Hong Kong small caps. */
    SMALL_CAP("1234.HK", "XHKG", "HKD", 1, 2_500_000, 19),
    OTHER_CAP("2345.HK", "XHKG", "HKD", 2, 1_800_000, 19),
    THIRD_CAP("3456.HK", "XHKG", "HKD", 1, 900_000, 19),
    FUND("JP90C000ABC1", "", "JPY", 1, 0, 1);

    final String symbol;
    private final String market;
    private final String currency;
    private final long price;
    private final long volume;
    private final long rate;

    Stock(String symbol, String market, String currency, long price, long volume, long rate) {
        this.symbol = symbol;
        this.market = market;
        this.currency = currency;
        this.price = price;
        this.volume = volume;
        this.rate = rate;
    }

    Market market() {
        Listing listing = this == FUND
                ? null
                : new Listing(
                        market, volume, volume * price * rate, 20, LocalDate.of(2025, 6, 2), LocalDate.of(2020, 1, 6));
        return new Market(listing, null, BigDecimal.valueOf(rate), "test");
    }

    /** @param limit whether at a limit, else at market */
    Order order(Order.Side side, long yen, boolean limit, long portfolioYen, long cashYen) {
        return new Order(
                side,
                this == FUND ? Order.Instrument.FUND : Order.Instrument.EQUITY,
                symbol,
                BigDecimal.valueOf(Math.max(1, yen / (price * rate))),
                limit ? BigDecimal.valueOf(price) : null,
                currency,
                BigDecimal.valueOf(yen),
                BigDecimal.valueOf(portfolioYen),
                BigDecimal.valueOf(cashYen));
    }
}
