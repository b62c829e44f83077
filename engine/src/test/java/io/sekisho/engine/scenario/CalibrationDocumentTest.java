package io.sekisho.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CalibrationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "calibration.md");

    @Test
    void theDocumentShowsWhatTheEngineDoes() throws IOException {
        String now = Rates.document();
        if (Boolean.getBoolean("calibration.write")) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(DOCUMENT).content().isEqualTo(now);
    }
}
