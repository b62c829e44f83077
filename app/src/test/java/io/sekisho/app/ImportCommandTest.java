package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String REFUSE_BAD = "bad";

    @TempDir
    private Path folder;

    @Test
    void allLinesArriveInOrderInChunksOfAtMost500() throws IOException {
        List<String> lines = lines(1201);
        try (Answerer server = Answerer.with(ImportCommandTest::learn)) {
            Called called = Called.sekisho(server.url(), "import", file(String.join("\n", lines)));

            assertThat(called.out()).isEqualTo("accepted 1201, duplicates 0, refused 0\n");
            assertThat(called.exitCode()).isZero();
            assertThat(server.requests())
                    .extracting(request -> request.body().lines().count())
                    .containsExactly(500L, 500L, 201L);
            assertThat(server.requests().stream()
                            .flatMap(request -> request.body().lines()))
                    .isEqualTo(lines);
            assertThat(server.requests()).allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/v1/imports");
                assertThat(request.headers())
                        .containsEntry("Authorization", "Bearer adm-1")
                        .containsEntry("Content-Type", "application/x-ndjson");
            });
        }
    }

    @Test
    void refusedLinesAreToldByTheirNumberInTheFileNotInTheChunk() throws IOException {
        List<String> lines = IntStream.range(0, 700)
                .mapToObj(i -> i == 2 || i == 650 ? REFUSE_BAD : "{\"id\":" + i + "}")
                .collect(Collectors.toList());
        lines.add(1, "");
        try (Answerer server = Answerer.with(ImportCommandTest::learn)) {
            Called called = Called.sekisho(server.url(), "import", file(String.join("\r\n", lines)));

            assertThat(called.out()).isEqualTo("""
                line 4: /time: must be RFC 3339; /client: is missing
                line 652: /time: must be RFC 3339; /client: is missing
                accepted 698, duplicates 0, refused 2
                """);
            assertThat(called.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aDashReadsStandardInput() throws IOException {
        try (Answerer server = Answerer.with(ImportCommandTest::learn)) {
            Called called = Called.sekisho(
                    Map.of("SEKISHO_ADMIN_KEY", "adm-1"), "{}\n{}\n", "import", "--url", server.url(), "-");

            assertThat(called.out()).isEqualTo("accepted 2, duplicates 0, refused 0\n");
        }
    }

    @Test
    void duplicatesAreCountedAndNoFailure() throws IOException {
        try (Answerer server =
                Answerer.with(request -> Answerer.Reply.ok("{\"accepted\":0,\"duplicates\":1,\"refused\":[]}"))) {
            Called called = Called.sekisho(server.url(), "import", file("{}"));

            assertThat(called.out()).isEqualTo("accepted 0, duplicates 1, refused 0\n");
            assertThat(called.exitCode()).isZero();
        }
    }

    @Test
    void aLineOverTheLimitIsRefusedWithoutBeingSent() throws IOException {
        try (Answerer server = Answerer.with(ImportCommandTest::learn)) {
            Called called = Called.sekisho(server.url(), "import", file("{}\n" + "x".repeat(65_537) + "\n{}\n"));

            assertThat(called.out())
                    .isEqualTo("line 2: longer than 65536 bytes\naccepted 2, duplicates 0, refused 1\n");
            assertThat(called.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatAsksToWaitGetsTheChunkAgain() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (Answerer server = Answerer.with(request -> calls.incrementAndGet() == 1
                ? new Answerer.Reply(429, Map.of("Retry-After", "0"), "")
                : learn(request))) {
            Called called = Called.sekisho(server.url(), "import", file("{}"));

            assertThat(called.out()).isEqualTo("accepted 1, duplicates 0, refused 0\n");
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void aRefusalOfTheWholeStopsAndSaysWhere() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (Answerer server = Answerer.with(request -> calls.incrementAndGet() == 1
                ? learn(request)
                : Answerer.Reply.of(403, "{\"title\":\"Forbidden\",\"detail\":\"scope import is missing\"}"))) {
            Called called = Called.sekisho(server.url(), "import", file(String.join("\n", lines(600))));

            assertThat(called.out()).isEqualTo("accepted 500, duplicates 0, refused 0\n");
            assertThat(called.err())
                    .isEqualTo("The server refuses (403): scope import is missing; the key lacks a scope;"
                            + " stopped before line 501\n");
            assertThat(called.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNotThereIsSaidSo() {
        Called called = Called.sekisho("http://localhost:1", "import", "/nowhere.ndjson");

        assertThat(called.err()).startsWith("Cannot read /nowhere.ndjson");
        assertThat(called.exitCode()).isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() throws IOException {
        Called called = Called.sekisho("http://localhost:1", "import", file("{}"));

        assertThat(called.err()).startsWith("Nothing answers on http://localhost:1/");
        assertThat(called.exitCode()).isEqualTo(1);
    }

    /** As the API answers: what is not {@code bad} is accepted. */
    private static Answerer.Reply learn(Answerer.Request request) {
        List<String> lines = request.body().lines().toList();
        String refused = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).equals(REFUSE_BAD))
                .mapToObj(i ->
                        "{\"line\":%d,\"errors\":[{\"pointer\":\"/time\",\"detail\":\"must be RFC 3339\"},{\"pointer\":\"/client\",\"detail\":\"is missing\"}]}"
                                .formatted(i + 1))
                .collect(Collectors.joining(","));
        long bad = lines.stream().filter(REFUSE_BAD::equals).count();
        return Answerer.Reply.ok(
                "{\"accepted\":%d,\"duplicates\":0,\"refused\":[%s]}".formatted(lines.size() - bad, refused));
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"関所\"}")
                .toList();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("events.ndjson"), content).toString();
    }
}
