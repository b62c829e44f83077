package io.sekisho.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A trading day of a symbol, or of an exchange rate.
 *
 * @param symbol   exactly as orders name it; of a rate the currency, ISO 4217
 * @param close    in the currency; of a rate yen for one unit
 * @param volume   units traded, 0 or more; null for a rate
 * @param currency ISO 4217; {@code JPY} for a rate
 * @param market   code such as {@code XTKS} (ISO 10383); {@code FX} for a rate
 */
public record MarketDay(
        String symbol,
        LocalDate date,
        BigDecimal close,
        @Nullable Long volume,
        String currency,
        String market) {

    public static MarketDay rate(String currency, LocalDate date, BigDecimal yen) {
        return new MarketDay(currency, date, yen, null, "JPY", "FX");
    }
}
