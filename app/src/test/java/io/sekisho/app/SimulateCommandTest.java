package io.sekisho.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Operation;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {

    private static final String[] SMALL = {
        "simulate", "--seed", "7", "--accounts", "1000", "--days", "6", "--victims", "4", "--variant", "small-slices,spread"
    };

    @TempDir
    private Path folder;

    @Test
    void everyLineIsAnEventThatTheServerReads() {
        Called called = simulate("--schemes", "2", "--device-names", "--rate", "stuffing=2,lootings=300");

        assertThat(called.exitCode()).isZero();
        Map<Operation, Long> read = called.out()
                .lines()
                .map(SimulateCommandTest::read)
                .collect(groupingBy(Event::operation, counting()));
        assertThat(read).containsOnlyKeys(Operation.values());
        assertThat(read.get(Operation.LOGIN)).isGreaterThan(1_000);
    }

    private static Event read(String line) {
        Fields fields = Fields.of(json(line));
        Event event = EventReader.read(fields, Instant.EPOCH, () -> "none");
        assertThat(fields.errors()).as(line).isEmpty();
        assertThat(event.id()).isNotEqualTo("none");
        return event;
    }

    private static JsonNode json(String line) {
        return JsonMapper.shared().readTree(line);
    }

    @Test
    void takeoversAreLabelledAsImportsTakeThem() {
        Called called = simulate("--schemes", "1", "--attackers", "relay=1");

        List<JsonNode> labelled = called.out()
                .lines()
                .map(SimulateCommandTest::json)
                .filter(line -> line.path("label").asString("").equals("takeover"))
                .filter(line -> line.path("simulation").path("scheme").asString("").equals("scheme-1"))
                .toList();
        assertThat(labelled).hasSizeGreaterThan(50).allMatch(line -> line.path("simulation")
                .path("attacker")
                .asString("")
                .equals("relay"));
        assertThat(called.err())
                .containsPattern("[\\d,]+ events, [\\d,]+ of them of takeovers\n")
                .containsPattern("scheme-1 \\(small-slices\\): \\S+, 4 victims from 2025-03-0\\d \\d\\d:\\d\\d on, [\\d,]+ yen");
    }

    @Test
    void filesHoldTheSameAsStandardOutput() throws IOException {
        Path events = folder.resolve("events.ndjson");
        Path market = folder.resolve("market.csv");

        Called called = simulate("--out", events.toString(), "--market-out", market.toString());

        assertThat(called.out()).isEmpty();
        assertThat(Files.readString(events)).isEqualTo(simulate().out());
        assertThat(Files.readAllLines(market))
                .hasSizeGreaterThan(100_000)
                .startsWith("symbol,date,close,volume,currency,market", "HKD,2025-01-20,19.3,,JPY,FX");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--market none.csv                                  | none.csv: no such file",
                "--accounts 1000 --victims 990                       | too many victims: of 1000 accounts",
                "--days 6 --quiet-days 6                             | quiet days must be fewer than days",
                "--accounts 3                                        | accounts must be 10 to 50000000",
                "--rate speed=1                                      | no such rate: speed; there are logins,",
                "--accounts 100 --victims 2 --out /none/x.ndjson     | Cannot write /none/x.ndjson: there is no such folder",
                "--accounts 100 --victims 2 --market-out /none/x.csv | Cannot write /none/x.csv: there is no such folder"
            })
    void whatCannotBeIsSaidInALine(String options, String message) {
        Called called = Called.sekisho(Map.of(), "", ("simulate " + options).split(" "));

        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.err()).contains(message).hasLineCount(1);
    }

    @Test
    void anUnknownVariantIsAnsweredWithThoseThereAre() {
        assertThat(Called.sekisho(Map.of(), "", "simulate", "--variant", "loud").err())
                .contains("'loud' is no variant; there are classic, small-slices, ");
    }

    private static Called simulate(String... more) {
        return Called.sekisho(
                Map.of(), "", Stream.concat(Arrays.stream(SMALL), Arrays.stream(more)).toArray(String[]::new));
    }
}
