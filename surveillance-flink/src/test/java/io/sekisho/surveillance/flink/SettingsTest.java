package io.sekisho.surveillance.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SHIPPED = "../deploy/flink/job.properties";

    @TempDir
    Path folder;

    @Test
    void theShippedFileIsRead() throws IOException {
        Settings settings = Settings.read(List.of(SHIPPED));
        assertThat(settings.disorder()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.kafka()).containsEntry("bootstrap.servers", "localhost:9092");
        assertThat(settings.flink()).containsEntry("parallelism.default", "4");
    }

    @Test
    void whatFollowsTheFileStandsOverIt() throws IOException {
        Settings settings = Settings.read(List.of(SHIPPED, "disorder=PT7S", "kafka.security.protocol=SSL"));
        assertThat(settings.disorder()).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.kafka()).containsEntry("security.protocol", "SSL");
    }

    @ParameterizedTest
    @CsvSource({
        "disorder=2s, disorder must be a duration such as PT2S or P30D",
        "disroder=PT2S, unknown settings: disroder",
        "false-alarms.symbols=many, false-alarms.symbols cannot be many",
        "checkpoints=, checkpoints is missing",
        "disorder, not name=value: disorder"
    })
    void whatIsWrongIsNamed(String word, String fault) {
        assertThatThrownBy(() -> Settings.read(List.of(SHIPPED, word)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void theNewestWholeCheckpointOfAnyJobIsTakenUp() throws IOException {
        checkpoint("one/chk-9", 1_000);
        Path newest = checkpoint("two/chk-3", 3_000);
        checkpoint("two/chk-2", 2_000);
        Files.createDirectories(folder.resolve("two/chk-4"));
        Files.createDirectories(folder.resolve("two/shared"));
        assertThat(recovery("restore=newest")).isEqualTo("file:" + newest);
    }

    @Test
    void whereNoneIsTheJobBeginsAnew() throws IOException {
        assertThat(recovery("restore=newest")).isNull();
        assertThat(recovery("restore=none")).isNull();
        assertThat(recovery("restore=file:///srv/savepoint-1")).isEqualTo("file:///srv/savepoint-1");
    }

    private String recovery(String restore) throws IOException {
        Configuration wanted = Wanted.by(Settings.read(List.of(SHIPPED, "checkpoints=" + folder.toUri(), restore)));
        return wanted.get(StateRecoveryOptions.SAVEPOINT_PATH);
    }

    private Path checkpoint(String name, long at) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Path metadata = Files.createFile(made.resolve("_metadata"));
        assertThat(metadata.toFile().setLastModified(at)).isTrue();
        return made;
    }
}
