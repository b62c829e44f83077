package io.sekisho.server.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class QuoteTest {

    private static final LocalDate UNTIL = LocalDate.parse("2025-03-25");

    private static Quote read(ObjectNode line) {
        return Fields.read(line, fields -> Quote.read(fields, UNTIL));
    }

    private static ObjectNode line(String json) {
        return (ObjectNode) Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode bar() {
        return line("""
            {"symbol":" 7992 ","date":"2025-03-24","close":"104.5","volume":1200,"currency":"JPY","market":"XTKS"}
            """);
    }

    private static ObjectNode rate() {
        return line(
                "{\"symbol\":\"HKD\",\"date\":\"2025-03-24\",\"close\":\"19.31\",\"currency\":\"JPY\",\"market\":\"FX\"}");
    }

    @Test
    void aLineIsATradingDayOrAnExchangeRate() {
        assertThat(read(bar()))
                .isEqualTo(new Quote.Bar(
                        "7992", LocalDate.parse("2025-03-24"), new BigDecimal("104.5"), 1200, "JPY", "XTKS"));
        assertThat(read(bar().put("volume", "0"))).extracting("volume").isEqualTo(0L);
        assertThat(read(rate()))
                .isEqualTo(new Quote.Rate("HKD", LocalDate.parse("2025-03-24"), new BigDecimal("19.31")));
    }

    @ParameterizedTest
    @CsvSource({
        "symbol, ''",
        "symbol, '  '",
        "date, 2025-3-24",
        "date, 2025-02-30",
        "date, 1899-12-31",
        "date, 2025-03-26",
        "date, +999999-01-01",
        "close, 0",
        "close, -1",
        "close, 1e5",
        "close, 10000000001",
        "volume, -1",
        "volume, 1.5",
        "volume, 10000000000001",
        "volume, 99999999999999999999",
        "volume, ''",
        "currency, yen",
        "market, 東証",
        "market, ''",
    })
    void whatIsWrongIsToldByItsField(String field, String value) {
        assertThat(errors(bar().put(field, value)))
                .extracting(FieldError::pointer)
                .containsExactly("/" + field);
    }

    @ParameterizedTest
    @CsvSource({"symbol, JPY", "symbol, XYZ", "symbol, hkd", "currency, USD"})
    void aRateIsOfACurrencyInYen(String field, String value) {
        assertThat(errors(rate().put(field, value)))
                .extracting(FieldError::pointer)
                .containsExactly("/" + field);
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThat(errors(line("{}")))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/symbol", "/date", "/close", "/volume", "/currency", "/market");
        assertThat(errors(bar().put("close", 104.5)))
                .as("a price as a number would be rounded by many writers")
                .extracting(FieldError::pointer)
                .containsExactly("/close");
    }

    private static List<FieldError> errors(ObjectNode line) {
        return catchThrowableOfType(ProblemException.class, () -> read(line))
                .problem()
                .errors();
    }
}
