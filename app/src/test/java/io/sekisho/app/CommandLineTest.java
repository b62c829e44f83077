package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.policy.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final int USAGE = 2;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "key",
                "key create --name n --scopes assess",
                "key create --name n --person p --service s --scopes assess",
                "key create --person p --scopes assess",
                "key create --name n --person p",
                "key revoke",
                "import",
                "import a b",
                "policy",
                "policy check",
                "report",
                "report fsa --format pdf",
                "report fsa --lang fr",
                "evaluate reference",
                "simulate --accounts many",
                "simulate --variant loud",
                "simulate --attackers robot=1",
                "simulate extra",
                "serve --port http",
                "serve extra",
                "demo --port http",
                "demo extra"
            })
    void whatNoCommandUnderstandsIsAnsweredWithItsUsage(String line) {
        Called called = Called.sekisho(Map.of(), "", line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(called.exitCode()).isEqualTo(USAGE);
        assertThat(called.err()).contains("Usage: sekisho");
        assertThat(called.out()).isEmpty();
    }

    @Test
    void helpNamesTheCommandsAndNotTheInternalOne() {
        Called called = Called.sekisho(Map.of(), "", "--help");

        assertThat(called.exitCode()).isZero();
        assertThat(called.out())
                .contains("serve", "demo", "import", "policy", "key", "report", "evaluate", "simulate", "version")
                .doesNotContain("aot-train");
    }

    @Test
    void versionNamesProductAndJava() {
        assertThat(Called.sekisho(Map.of(), "", "version").out()).matches("sekisho \\S+ \\(Java 2[5-9].*\\)\n");
    }

    @Test
    void serveRefusesWrongSettingsLineByLine() {
        Called called = Called.sekisho(
                Map.of("SEKISHO_SMPT_URL", "x", "SEKISHO_BENCH_NOOP", "maybe"), "", "serve", "--port", "0");

        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("did you mean SEKISHO_SMTP_URL?"))
                .anyMatch(line -> line.startsWith("SEKISHO_BENCH_NOOP (environment) must be true or false"));
    }

    @Test
    void serveRefusesAPortOutOfRange() {
        assertThat(Called.sekisho(Map.of(), "", "serve", "--port", "65536").err())
                .isEqualTo("--port must be between 0 and 65535\n");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:8080",
        "0.0.0.0, http://localhost:8080",
        "::, http://localhost:8080",
        "::1, http://[::1]:8080"
    })
    void theReadyLineShowsAnAddressThatCanBeOpened(String host, String address) {
        assertThat(ServeCommand.address(host, 8080)).isEqualTo(address);
    }

    @Test
    void aSoundPolicyIsCheckedWithoutAServer() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), Presets.text("sbi-2025-05-09"));

        Called called = Called.sekisho(Map.of(), "", "policy", "check", file.toString());

        assertThat(called.out()).startsWith("policy sbi-2025-05-09 is sound\n").contains("from 2025-05-09T09:00:00Z");
        assertThat(called.exitCode()).isZero();
    }

    @Test
    void aFaultyPolicyIsExplainedByFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), "name: x\nversions: 3\n");

        Called called = Called.sekisho(Map.of(), "", "policy", "check", file.toString());

        assertThat(called.err()).startsWith(file + ":2: ");
        assertThat(called.exitCode()).isEqualTo(1);
    }
}
