package io.sekisho.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {

    private static JsonNode parse(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(byte[] body) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> Json.parse(body));
        assertThat(thrown).isNotNull();
        return thrown.problem();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} {}",
                "{\"a\":1,}",
                "[1,]",
                "{'a':1}",
                "{a:1}",
                "nul",
                "NaN",
                "01",
                "+1",
                "1.",
                ".1",
                "\"\t\"",
                "\"\\x\"",
                "\"\\ud8\"",
                "/* c */ {}",
                "{\"a\":1,\"a\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "\u0000{}",
                "\ufeff{}",
            })
    void whatIsNotJsonIs400(String json) {
        Problem problem = refusal(json.getBytes(StandardCharsets.UTF_8));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).startsWith("the body must be JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "Shift_JIS"})
    void otherEncodingsAreRefused(String charset) {
        assertThat(refusal("{\"関所\":1}".getBytes(Charset.forName(charset))).status())
                .isEqualTo(400);
    }

    /** Overlong, surrogate, beyond U+10FFFF, truncated: Unicode 16.0, table 3-7. */
    @ParameterizedTest
    @ValueSource(strings = {"C080", "C1BF", "E08080", "EDA080", "F08FBFBF", "F4908080", "F5808080", "80", "E99A", "FF"})
    void illFormedUtf8IsRefused(String hex) {
        byte[] middle = java.util.HexFormat.of().parseHex(hex);
        byte[] body = new byte[middle.length + 2];
        body[0] = '"';
        System.arraycopy(middle, 0, body, 1, middle.length);
        body[body.length - 1] = '"';
        assertThat(refusal(body).detail()).isEqualTo("the body must be UTF-8");
    }

    @Test
    void theErrorNamesThePlaceButNotTheContent() {
        assertThat(refusal("{\n \"password\": hunter2}".getBytes(StandardCharsets.UTF_8))
                        .detail())
                .contains("line 2, column")
                .doesNotContain("hunter")
                .doesNotContain("password");
        assertThat(refusal("{\"secret\":1,\"secret\":2}".getBytes(StandardCharsets.UTF_8))
                        .detail())
                .contains("line 1, column")
                .doesNotContain("secret");
    }

    @Test
    void depthAndNumbersAndNamesAreBounded() {
        assertThat(parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertThat(refusal(("[".repeat(33) + "]".repeat(33)).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(refusal("[".repeat(60_000).getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(refusal("1".repeat(65).getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(400);
        assertThat(refusal(("{\"" + "n".repeat(257) + "\":1}").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(parse("0.1000000000000000055511151231257827").decimalValue())
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
        assertThat(new String(Json.bytes(parse("[1.50,100000000000000000000]")), StandardCharsets.UTF_8))
                .isEqualTo("[1.50,100000000000000000000]");
    }

    private record Sample(
            String zebra,
            Instant at,
            OffsetDateTime local,
            @Nullable String absent,
            Optional<String> none,
            BigDecimal big,
            List<Scope> list) {}

    @Test
    void answersKeepTheOrderOfTheirFieldsAndLeaveOutWhatIsAbsent() {
        Sample sample = new Sample(
                "関",
                Instant.parse("2025-03-24T00:12:01.120Z"),
                OffsetDateTime.parse("2025-03-24T09:12:01+09:00"),
                null,
                Optional.empty(),
                new BigDecimal("1E+3"),
                List.of());
        assertThat(new String(Json.bytes(sample), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"zebra\":\"関\",\"at\":\"2025-03-24T00:12:01.120Z\",\"local\":\"2025-03-24T09:12:01+09:00\","
                                + "\"big\":1000,\"list\":[]}");
    }
}
