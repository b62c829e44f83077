package io.sekisho.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private enum Kind {
        EMAIL,
        BANK_ACCOUNT
    }

    private static Fields of(String json) {
        return Fields.of(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static FieldError error(String pointer, String detail) {
        return new FieldError(pointer, detail);
    }

    @Test
    void whatIsGoodIsRead() {
        Fields fields = of("""
            {"text": "関所", "time": "2025-03-24T09:12:01.120+09:00", "money": "12.30", "count": 23, "kind": "bankAccount",
             "yes": true, "child": {"a": "b"}, "hints": {"x": "y", "a": "b"}, "list": ["p", "q"], "more": [{"a": "1"}]}\
            """);
        assertThat(fields.requiredText("text", 2)).isEqualTo("関所");
        assertThat(fields.requiredInstant("time")).isEqualTo(Instant.parse("2025-03-24T00:12:01.120Z"));
        assertThat(fields.requiredDecimal("money")).isEqualTo(new BigDecimal("12.30"));
        assertThat(fields.requiredInt("count", 0, 23)).isEqualTo(23);
        assertThat(fields.requiredEnum("kind", Kind.class)).isEqualTo(Kind.BANK_ACCOUNT);
        assertThat(fields.optionalBoolean("yes", false)).isTrue();
        assertThat(fields.child("child").requiredText("a", 1)).isEqualTo("b");
        assertThat(fields.textMap("hints", 2, 1)).containsExactly(Map.entry("x", "y"), Map.entry("a", "b"));
        assertThat(fields.texts("list", 2, 1)).containsExactly("p", "q");
        assertThat(fields.children("more", 1).getFirst().requiredText("a", 1)).isEqualTo("1");
        fields.throwIfAny();
    }

    @Test
    void whatIsAbsentOrNullIsNothingWhereOptional() {
        Fields fields = of("{\"text\": null}");
        assertThat(fields.optionalText("text", 1)).isNull();
        assertThat(fields.optionalInstant("time")).isNull();
        assertThat(fields.optionalDecimal("money")).isNull();
        assertThat(fields.optionalInt("count", 0, 1)).isNull();
        assertThat(fields.optionalEnum("kind", Kind.class)).isNull();
        assertThat(fields.optionalBoolean("yes", true)).isTrue();
        assertThat(fields.optionalChild("child")).isNull();
        assertThat(fields.textMap("hints", 1, 1)).isEmpty();
        assertThat(fields.texts("list", 1, 1)).isEmpty();
        assertThat(fields.children("more", 1)).isEmpty();
        assertThat(fields.has("text")).isFalse();
        assertThat(fields.errors()).isEmpty();
    }

    @Test
    void everyWrongFieldIsToldWithItsPointer() {
        Fields fields =
                of("{\"text\": 1, \"money\": 12.5, \"kind\": \"BANK_ACCOUNT\", \"client\": {\"ip\": \"\"}, \"a/b~c\":"
                        + " []}");
        fields.requiredText("text", 5);
        fields.requiredInstant("time");
        fields.requiredDecimal("money");
        fields.requiredEnum("kind", Kind.class);
        Fields client = fields.child("client");
        client.requiredText("ip", 45);
        client.requiredText("userAgent", 100);
        fields.child("login").requiredText("result", 9);
        fields.requiredText("a/b~c", 1);
        assertThat(fields.errors())
                .containsExactly(
                        error("/text", "must be a string"),
                        error("/time", "must be there"),
                        error("/money", Formats.DECIMAL),
                        error("/kind", "must be one of email, bankAccount"),
                        error("/client/ip", "must not be empty; leave it out where there is none"),
                        error("/client/userAgent", "must be there"),
                        error("/login", "must be there"),
                        error("/a~1b~0c", "must be a string"));
        ProblemException thrown = catchThrowableOfType(ProblemException.class, fields::throwIfAny);
        assertThat(thrown.problem().status()).isEqualTo(400);
        assertThat(thrown.problem().errors()).hasSize(8);
        assertThat(thrown.problem().detail()).isEqualTo("8 fields are missing or malformed; nothing was stored");
    }

    @Test
    void aBodyThatIsNoObjectIsTheOneError() {
        Fields fields = of("[1]");
        fields.requiredText("text", 1);
        fields.child("child").requiredText("x", 1);
        assertThat(fields.errors()).containsExactly(error("", "must be a JSON object"));
    }

    @Test
    void aChildThatIsNoObjectIsToldOnce() {
        Fields fields = of("{\"client\": \"x\"}");
        fields.child("client").requiredText("ip", 1);
        assertThat(fields.errors()).containsExactly(error("/client", "must be an object"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-24T09:12:01Z           | 2025-03-24T09:12:01Z",
                "2025-03-24t09:12:01z           | 2025-03-24T09:12:01Z",
                "2025-03-24T09:12:01+09:00      | 2025-03-24T00:12:01Z",
                "2025-03-24T09:12:01-00:00      | 2025-03-24T09:12:01Z",
                "2025-03-24T23:59:59.999999999+14:00 | 2025-03-24T09:59:59.999999999Z",
                "2024-02-29T00:00:00.5Z         | 2024-02-29T00:00:00.5Z",
                "1970-01-01T00:00:00Z           | 1970-01-01T00:00:00Z",
            })
    void rfc3339TimesAreRead(String text, Instant instant) {
        Fields fields = of("{\"t\": \"" + text + "\"}");
        assertThat(fields.requiredInstant("t")).isEqualTo(instant);
        assertThat(fields.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-03-24",
                "2025-03-24T09:12:01",
                "2025-03-24T09:12Z",
                "2025-03-24 09:12:01Z",
                "2025-02-29T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-03-24T24:00:01Z",
                "2025-03-24T09:12:60Z",
                "2025-03-24T09:12:01+09",
                "2025-03-24T09:12:01+0900",
                "2025-03-24T09:12:01+09:00:30",
                "2025-03-24T09:12:01.Z",
                "2025-03-24T09:12:01.1234567891Z",
                "1969-12-31T23:59:59Z",
                "2101-01-01T00:00:00Z",
                "+12025-03-24T09:12:01Z",
                "-0001-03-24T09:12:01Z",
                "2025-03-24T09:12:01Z[Asia/Tokyo]",
                "２０２５-03-24T09:12:01Z",
                "2025-03-24T09:12:01+19:00",
                "1711234321",
                "2025-03-24T09:12:01,5Z",
            })
    void whatIsNoRfc3339TimeIsRefused(String text) {
        Fields fields = of("{\"t\": \"" + text + "\"}");
        fields.optionalInstant("t");
        assertThat(fields.errors()).containsExactly(error("/t", Formats.INSTANT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "500000", "12.30", "0.00000001", "999999999999999999.99999999"})
    void plainDecimalStringsAreRead(String text) {
        Fields fields = of("{\"d\": \"" + text + "\"}");
        assertThat(fields.requiredDecimal("d")).isEqualTo(new BigDecimal(text));
        assertThat(fields.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"-1\"",
                "\"+1\"",
                "\"1e9\"",
                "\"1,000\"",
                "\".5\"",
                "\"5.\"",
                "\"007\"",
                "\" 1\"",
                "\"1 \"",
                "\"NaN\"",
                "\"1000000000000000000\"",
                "\"0.000000001\"",
                "\"１\"",
                "\"0x10\"",
                "12",
                "12.5",
                "true",
                "{}",
                "\"1.2.3\""
            })
    void whatIsNoPlainDecimalStringIsRefused(String json) {
        Fields fields = of("{\"d\": " + json + "}");
        assertThat(fields.requiredDecimal("d")).isEqualTo(BigDecimal.ZERO);
        assertThat(fields.errors()).containsExactly(error("/d", Formats.DECIMAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "11", "1.0", "1e1", "99999999999999999999", "\"5\"", "true", "[]"})
    void whatIsNoWholeNumberInRangeIsRefused(String json) {
        Fields fields = of("{\"n\": " + json + "}");
        fields.optionalInt("n", 0, 10);
        assertThat(fields.errors()).containsExactly(error("/n", "must be a whole number from 0 to 10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "\\t", "\\u001b[31m", "\\u007f", "\\u0085"})
    void controlCharactersAreRefusedUnlessAllowed(String escaped) {
        Fields fields = of("{\"s\": \"" + escaped + "\"}");
        fields.requiredText("s", 100);
        assertThat(fields.errors()).containsExactly(error("/s", "must not hold control characters"));
        assertThat(of("{\"s\": \"" + escaped + "\"}").requiredText("s", 100, TextRule.WITH_CONTROLS))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\ud800", "\\udc00b", "\\ud800\\ud800\\udc00"})
    void whatIsNoStorableTextIsRefusedEvenWhereControlsAreAllowed(String escaped) {
        Fields fields = of("{\"s\": \"" + escaped + "\"}");
        fields.requiredText("s", 100, TextRule.WITH_CONTROLS);
        assertThat(fields.errors())
                .containsExactly(error("/s", "must hold whole Unicode characters other than U+0000"));
    }

    @Test
    void textsMayHoldCharactersBeyondTheBasicPlane() {
        assertThat(of("{\"s\": \"𠮷野家\"}").requiredText("s", 4)).isEqualTo("𠮷野家");
    }

    @Test
    void mapsAndListsAreBoundedAndTheirElementsChecked() {
        Fields fields = of(
                "{\"m\": {\"a\": \"1\", \"b\": \"2\"}, \"n\": {\"x/y\": 1}, \"l\": [\"a\", \"b\"], \"o\": [\"ok\", 7],"
                        + " \"p\": [{}, 1]}");
        assertThat(fields.textMap("m", 1, 10)).isEmpty();
        assertThat(fields.textMap("n", 1, 10)).isEmpty();
        assertThat(fields.texts("l", 1, 10)).isEmpty();
        assertThat(fields.texts("o", 2, 10)).containsExactly("ok");
        assertThat(fields.children("p", 2)).hasSize(2);
        assertThat(fields.errors())
                .containsExactly(
                        error("/m", "must be an object of at most 1 texts"),
                        error("/n/x~1y", "must be a string"),
                        error("/l", "must be a list of at most 1"),
                        error("/o/1", "must be a string"),
                        error("/p/1", "must be an object"));
    }

    @Test
    void readingThroughAReaderTellsErrorsBeforeTheReadersOwnStumbling() {
        assertThatThrownBy(() -> Fields.read(Json.parse("{}".getBytes(StandardCharsets.UTF_8)), fields -> {
                    fields.requiredText("name", 5);
                    throw new IllegalArgumentException("an empty name");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/name must be there");
        assertThatThrownBy(() -> Fields.read(Json.parse("{}".getBytes(StandardCharsets.UTF_8)), fields -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCallersOwnRuleIsToldLikeAnyOther() {
        Fields fields = of("{\"client\": {}}");
        fields.child("client").reject("ip", "must be an IPv4 or IPv6 address");
        assertThat(fields.errors()).isEqualTo(List.of(error("/client/ip", "must be an IPv4 or IPv6 address")));
    }
}
