package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UserCommandTest {

    private static final String INVITED = """
        {"id":"user_1","name":"hanako","role":"analyst",
         "enrolment":{"url":"http://localhost:8080/console/enrol/abc","expiresAt":"2026-01-02T03:04:05Z"}}
        """;

    @Test
    void createShowsTheLinkOnce() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(201, INVITED))) {
            Called called = Called.sekisho(server.url(), "user", "create", "--name", "hanako", "--role", "analyst");

            assertThat(called.out()).isEqualTo("id    user_1\nlink  http://localhost:8080/console/enrol/abc\n");
            assertThat(called.err()).contains("not shown again", "2026-01-02T03:04:05Z", "hanako");
            assertThat(called.exitCode()).isZero();
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.path()).isEqualTo("POST /v1/users");
                assertThat(request.body()).contains("\"name\":\"hanako\"", "\"role\":\"analyst\"");
            });
        }
    }

    @Test
    void resetAsksForANewLink() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(200, INVITED))) {
            assertThat(Called.sekisho(server.url(), "user", "reset", "user_1").out())
                    .contains("/console/enrol/abc");
            assertThat(server.requests().getFirst().path()).isEqualTo("/v1/users/user_1/enrolment");
        }
    }

    @Test
    void listShowsWhatEachSignsInWith() throws IOException {
        String users = """
            {"users":[{"id":"user_1","name":"aoki","role":"analyst","password":true,"passkeys":1},
                      {"id":"user_2","name":"inoue","role":"auditor","password":false,"passkeys":0},
                      {"id":"user_3","name":"ueda","role":"supervisor","password":false,"passkeys":2}]}
            """;
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok(users))) {
            assertThat(Called.sekisho(server.url(), "user", "list").out()).isEqualTo("""
                user_1  aoki  analyst  password, 1 passkey(s)
                user_2  inoue  auditor  not enrolled
                user_3  ueda  supervisor  2 passkey(s)
                """);
        }
    }

    @Test
    void deleteRemovesTheUser() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(204, ""))) {
            Called called = Called.sekisho(server.url(), "user", "delete", "user_1");

            assertThat(called.out()).isEqualTo("removed user_1\n");
            assertThat(server.requests().getFirst().method()).isEqualTo("DELETE");
        }
    }
}
