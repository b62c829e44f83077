package io.sekisho.server.challenge.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallHoursTest {

    @ParameterizedTest
    @CsvSource({
        "08:00-20:00, 07:59:59, false",
        "08:00-20:00, 08:00:00, true",
        "08:00-20:00, 19:59:59, true",
        "08:00-20:00, 20:00:00, false",
        "22:00-06:00, 23:00:00, true",
        "22:00-06:00, 05:59:59, true",
        "22:00-06:00, 06:00:00, false",
        "22:00-06:00, 12:00:00, false"
    })
    void hoursAreJapansAndMayLastOverNight(String hours, String time, boolean open) {
        CallHours read = CallHours.parse(hours);

        assertThat(read.open(
                        OffsetDateTime.parse("2026-04-01T" + time + "+09:00").toInstant()))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "08:00", "08:00-", "8-20", "08:00-25:00", "08:00-08:00", "08:00-12:00-20:00"})
    void whatIsNoSpanOfHoursIsRefused(String text) {
        assertThatThrownBy(() -> CallHours.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be hours in Japan's time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-01T00:00:00Z", "2026-04-01T15:00:00Z"})
    void withoutHoursCallsAreAlwaysTaken(String at) {
        assertThat(CallHours.ALWAYS.open(OffsetDateTime.parse(at).toInstant())).isTrue();
    }
}
