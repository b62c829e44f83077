package io.sekisho.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.notice.Notice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mail about the orders of a day. */
class OrderDigestsTest {

    private static final Instant AT = Instant.parse("2026-04-01T07:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-04-01T06:59:59Z, 2026-03-31T07:00:00Z",
        "2026-04-01T07:00:00Z, 2026-04-01T07:00:00Z",
        "2026-04-01T14:59:59Z, 2026-04-01T07:00:00Z",
        "2026-04-01T15:00:00Z, 2026-04-01T07:00:00Z",
        "2026-04-02T06:00:00Z, 2026-04-01T07:00:00Z"
    })
    void theDayEndsAtFourInTheAfternoonInTokyo(Instant now, Instant expected) {
        assertThat(OrderDigests.latest(LocalTime.of(16, 0), now)).isEqualTo(expected);
    }

    @Test
    void ordersAreCountedAndTheMostOrderedSymbolsComeFirst() {
        Notice.OrderDigest digest = OrderDigests.digest(
                List.of(
                        new ActivityTable.Ordered("BUY", "7203", new BigDecimal("1000")),
                        new ActivityTable.Ordered("SELL", "0700.HK", null),
                        new ActivityTable.Ordered("BUY", "0700.HK", new BigDecimal("250.5"))),
                AT);
        assertThat(digest)
                .isEqualTo(
                        new Notice.OrderDigest(3, 2, 1, new BigDecimal("1250.5"), 1, List.of("0700.HK", "7203"), AT));
    }
}
