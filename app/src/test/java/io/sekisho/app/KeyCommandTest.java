package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandTest {

    @TempDir
    private Path folder;

    @Test
    void createSendsWhatWasSaidAndShowsTheKeyOnce() throws IOException {
        try (Answerer server =
                Answerer.with(request -> Answerer.Reply.of(201, "{\"id\":\"key_1\",\"key\":\"sk_abc\"}"))) {
            Called called = Called.sekisho(
                    server.url(), "key", "create", "--name", "desk", "--person", "sato", "--scopes", "analyst,import");

            assertThat(called.out()).isEqualTo("id  key_1\nkey sk_abc\n");
            assertThat(called.exitCode()).isZero();
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.path()).isEqualTo("POST /v1/keys");
                assertThat(request.body())
                        .isEqualTo("{\"name\":\"desk\",\"person\":\"sato\",\"scopes\":[\"analyst\",\"import\"]}");
                assertThat(request.headers()).containsEntry("Authorization", "Bearer adm-1");
            });
        }
    }

    @Test
    void aKeyMayBelongToAService() throws IOException {
        try (Answerer server =
                Answerer.with(request -> Answerer.Reply.of(201, "{\"id\":\"key_1\",\"key\":\"sk_abc\"}"))) {
            Called.sekisho(server.url(), "key", "create", "--name", "n", "--service", "login", "--scopes", "assess");

            assertThat(server.requests().getFirst().body())
                    .isEqualTo("{\"name\":\"n\",\"service\":\"login\",\"scopes\":[\"assess\"]}");
        }
    }

    @Test
    void listShowsEachKeyOnALine() throws IOException {
        String keys = """
            [{"id":"key_1","name":"desk","person":"sato","scopes":["analyst","import"]},
             {"id":"key_2","name":"old","service":"login","scopes":["assess"],"revokedAt":"2026-01-02T03:04:05Z"}]
            """;
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok(keys))) {
            Called called = Called.sekisho(server.url(), "key", "list");

            assertThat(called.out()).isEqualTo("""
                key_1  desk  sato  analyst,import
                key_2  old  login  assess  revoked 2026-01-02T03:04:05Z
                """);
        }
    }

    @Test
    void revokeDeletesTheKey() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(204, ""))) {
            Called called = Called.sekisho(server.url(), "key", "revoke", "key_1");

            assertThat(called.exitCode()).isZero();
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.method() + " " + request.path()).isEqualTo("DELETE /v1/keys/key_1"));
        }
    }

    @Test
    void aRefusalNamesTheFaultyFields() throws IOException {
        String problem = """
            {"title":"Bad Request","detail":"The key cannot be made",
             "errors":[{"pointer":"/scopes/0","detail":"is no scope"}]}
            """;
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(400, problem))) {
            Called called =
                    Called.sekisho(server.url(), "key", "create", "--name", "n", "--person", "p", "--scopes", "root");

            assertThat(called.err()).isEqualTo("The server refuses (400): /scopes/0: is no scope\n");
            assertThat(called.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void theKeyMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok("[]"))) {
            Called.sekisho(Map.of(), "", "key", "list", "--url", server.url() + "/", "--key-file", file.toString());

            assertThat(server.requests().getFirst().headers()).containsEntry("Authorization", "Bearer from-file");
        }
    }

    @Test
    void withoutAKeyNothingIsSent() {
        assertThat(Called.sekisho(Map.of(), "", "key", "list").err()).startsWith("No key: set SEKISHO_ADMIN_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://a", "http://", "http://a b"})
    void anAddressThatIsNoneIsSaidSo(String url) {
        assertThat(Called.sekisho(url, "key", "list").err()).startsWith("The server's address must be like ");
    }

    @Test
    void controlCharactersOfAnAnswerDoNotReachTheTerminal() throws IOException {
        try (Answerer server =
                Answerer.with(request -> Answerer.Reply.ok("[{\"id\":\"key_1\\u001b[2J\",\"scopes\":[]}]"))) {
            assertThat(Called.sekisho(server.url(), "key", "list").out()).startsWith("key_1?[2J");
        }
    }

    @Test
    void somethingElseThatAnswersIsNoSekisho() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok("<html>"))) {
            assertThat(Called.sekisho(server.url(), "key", "list").err()).contains("is no Sekisho");
        }
    }
}
