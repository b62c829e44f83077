package io.sekisho.server.report;

import java.math.BigDecimal;
import java.util.Optional;

/** What one unit of a symbol costs in yen: a share, a fund's unit, a yen of a bond's face value. */
@FunctionalInterface
public interface Prices {

    Optional<Price> of(String symbol);

    /** Where a price comes from. */
    enum Source {
        GIVEN,
        MARKET
    }

    record Price(BigDecimal jpy, Source source) {}
}
