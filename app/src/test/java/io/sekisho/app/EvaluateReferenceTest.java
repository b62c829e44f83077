package io.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateReferenceTest {

    private static final String HEADER = "ts,userid,requestXRealIP,ipCountry,ipASN,trackingdatauserAgent,"
            + "browser_name_version,os_name_version,device_type\n";

    /**
     * By hand for row 2 (user u: n_u = 1, N = 2, two users), which has both the address and the user agent of the only
     * earlier login of u: at the address g = 0.6·(1 - 3/4)·(1/2)·(1 - 5/7) + 0.3·1/2 + 0.1·1/2, l = 1; at the user agent
     * g = w1·(1 - 4/5)·(1/2)·(1 - 6/8) + w2/2 + w3/2 + w4·2/2, l = 1; times (1/2)/(1/2).
     */
    private static final double SCORE = (0.6 * 0.25 * 0.5 * (2.0 / 7) + 0.2)
            * (0.5386653840551359 * 0.2 * 0.5 * 0.25
                    + 0.2680451498625666 / 2
                    + 0.18818295100109536 / 2
                    + 0.0051065150812021525);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void threeLogins() throws IOException {
        logins("""
            2020-02-03 12:00:00.000,u,10.0.0.1,NO,29695,"Agent, one",Chrome 81.0,iPad 12,tablet
            2020-02-03 12:00:01.000,v,10.0.0.2,SE,1257,Agent two,Firefox 20.0,Windows 10,tablet
            2020-02-03 12:00:02.000,u,10.0.0.1,NO,29695,"Agent, one",Chrome 81.0,iPad 12,tablet
            """);
        scores("2,u,1," + SCORE + "\n");
    }

    @Test
    void equalScoresAndNoViolationExitWithZero() {
        assertThat(run()).isZero();
        assertThat(out.toString(UTF_8))
                .matches("compared 1, largest relative difference \\d\\.\\de[-+]\\d\\d\\R"
                        + "superset pairs checked [1-9]\\d+, violated 0\\R");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aDifferentScoreExitsWithOne() throws IOException {
        scores("2,u,1," + SCORE * 1.001 + "\n");
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString(UTF_8)).startsWith("compared 1, largest relative difference 1.0e-03");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(directory.resolve("scores.csv"));
        assertRefused("scores.csv: no such file");
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Files.writeString(directory.resolve("scores.csv"), "row,user,points\n2,u,1\n");
        assertRefused("scores.csv: the header has no column score");
    }

    @Test
    void anEmptyFileHasNoColumns() throws IOException {
        Files.writeString(directory.resolve("logins.csv"), "");
        assertRefused("logins.csv: the header has no column userid");
    }

    @Test
    void aShortLineIsNamed() throws IOException {
        logins("""
            2020-02-03 12:00:00.000,u,10.0.0.1,NO,29695,Agent one,Chrome 81.0,iPad 12,tablet
            2020-02-03 12:00:01.000,v,10.0.0.2
            """);
        assertRefused("logins.csv:3: has 3 cells, the header has 9");
    }

    @Test
    void brokenNumbersAreNamed() throws IOException {
        scores("2,u,1,much\n");
        assertRefused("scores.csv:2: score is no number: much");
        scores("2,u,1,-1\n");
        assertRefused("scores.csv:2: score must be above 0");
        scores("two,u,1,1\n");
        assertRefused("scores.csv:2: row is no number: two");
        scores("2,u,1," + SCORE + "\n7,u,1,1");
        assertRefused("scores.csv:3: row 7 is not one of the 3 rows");
    }

    @Test
    void scoresThatContradictTheLoginsAreNamed() throws IOException {
        scores("2,v,1,1\n");
        assertRefused("scores.csv:2: row 2 of logins.csv is of user u, not of v");
        scores("0,u,0,1\n");
        assertRefused("scores.csv:2: user u has no login before row 0");
        scores("2,u,1,1\n2,u,1,1\n");
        assertRefused("scores.csv:3: row 2 has a score already");
        scores("");
        assertRefused("scores.csv: holds no score");
    }

    @Test
    void brokenQuotesAreNamed() throws IOException {
        scores("2,\"u\"x,1,1\n");
        assertRefused("scores.csv: not readable as CSV");
    }

    private void assertRefused(String message) {
        err.reset();
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains(message);
    }

    private int run() {
        return EvaluateReference.run(directory, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private void logins(String lines) throws IOException {
        Files.writeString(directory.resolve("logins.csv"), HEADER + lines);
    }

    private void scores(String lines) throws IOException {
        Files.writeString(directory.resolve("scores.csv"), "row,user,history,score\n" + lines);
    }
}
