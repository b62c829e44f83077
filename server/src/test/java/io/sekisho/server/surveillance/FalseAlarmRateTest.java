package io.sekisho.server.surveillance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.policy.Settings;
import io.sekisho.surveillance.scheme.FalseAlarms;
import org.junit.jupiter.api.Test;

/** The engine knows no detectors, so that the same rate is written down twice. */
class FalseAlarmRateTest {

    @Test
    void policiesThatSayNothingAcceptWhatDetectorsWereMeasuredWith() {
        assertThat(Settings.Surveillance.DEFAULT.falseAlarmsPerDay()).isEqualTo(FalseAlarms.USUAL.perDay());
    }
}
