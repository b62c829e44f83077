package io.sekisho.server.market;

import io.sekisho.server.http.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line of the market's data. */
sealed interface Quote {

    /** The market code whose lines are exchange rates. */
    String RATES = "FX";

    String YEN = "JPY";

    /** Most units traded in a day; more is a mistake, and products of it would not fit. */
    long VOLUME_MAX = 10_000_000_000_000L;

    BigDecimal CLOSE_MAX = BigDecimal.valueOf(10_000_000_000L);

    /** The first year of data anybody has at hand; earlier ones are mistakes. */
    int YEAR_MIN = 1900;

    Pattern MARKET = Pattern.compile("[A-Za-z0-9._-]{1,16}");
    Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    Pattern DIGITS = Pattern.compile("\\d{1,18}");

    Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    LocalDate date();

    /**
     * A trading day of a symbol.
     *
     * @param close  in {@code currency}
     * @param volume units traded
     * @param market code of the market it is listed in
     */
    record Bar(String symbol, LocalDate date, BigDecimal close, long volume, String currency, String market)
            implements Quote {}

    /** @param yen for one unit of the currency */
    record Rate(String currency, LocalDate date, BigDecimal yen) implements Quote {}

    /** @param until the latest day there can be data of */
    static Quote read(Fields line, LocalDate until) {
        LocalDate date = date(line, until);
        BigDecimal close = close(line);
        String currency = line.requiredText("currency", 3);
        String market = line.requiredText("market", 16);
        if (market.equals(RATES)) {
            return new Rate(rateOf(line, currency), date, close);
        }
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            line.reject("currency", "must be an ISO 4217 code such as JPY");
        }
        if (!market.isEmpty() && !MARKET.matcher(market).matches()) {
            line.reject("market", "must be a market's code such as XTKS (ISO 10383), or FX for an exchange rate");
        }
        return new Bar(Symbols.read(line), date, close, volume(line), currency, market);
    }

    private static String rateOf(Fields line, String in) {
        String currency = line.requiredText("symbol", 3);
        if (!currency.isEmpty() && (currency.equals(YEN) || !CURRENCIES.contains(currency))) {
            line.reject("symbol", "of an exchange rate must be an ISO 4217 code other than JPY");
        }
        if (!in.isEmpty() && !in.equals(YEN)) {
            line.reject("currency", "of an exchange rate must be JPY: close is yen for one unit");
        }
        return currency;
    }

    private static LocalDate date(Fields line, LocalDate until) {
        String text = line.requiredText("date", 10);
        if (text.isEmpty()) {
            return LocalDate.EPOCH;
        }
        LocalDate date = date(text);
        if (date == null || date.getYear() < YEAR_MIN || date.isAfter(until)) {
            line.reject("date", "must be a day such as 2025-03-24, not to come");
            return LocalDate.EPOCH;
        }
        return date;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static BigDecimal close(Fields line) {
        BigDecimal close = line.requiredDecimal("close");
        if (line.errors().stream().noneMatch(error -> error.pointer().equals("/close"))
                && (close.signum() == 0 || close.compareTo(CLOSE_MAX) > 0)) {
            line.reject("close", "must be above zero and at most " + CLOSE_MAX.toPlainString());
        }
        return close;
    }

    /** Digits, or a JSON number that is whole: other than of money, nothing is lost by it. */
    private static long volume(Fields line) {
        JsonNode sent = line.json().path("volume");
        if (sent.isMissingNode() || sent.isNull()) {
            line.reject("volume", "must be there");
            return 0;
        }
        boolean readable = sent.isIntegralNumber()
                ? sent.canConvertToLong()
                : sent.isString() && DIGITS.matcher(sent.stringValue()).matches();
        long volume = readable ? sent.asLong() : -1;
        if (volume < 0 || volume > VOLUME_MAX) {
            line.reject("volume", "must be a whole number of units from 0 to " + VOLUME_MAX);
            return 0;
        }
        return volume;
    }
}
