package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.ConsoleVisitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ConsoleSignInTest {

    private static final RunningServer SERVER = RunningServer.start();
    private static int users;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static String name() {
        return "user" + ++users;
    }

    private static ConsoleVisitor visitor() {
        return new ConsoleVisitor(SERVER);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void withoutASessionEveryPageLeadsToTheSignIn() {
        assertThat(location(visitor().get("/console/"))).isEqualTo("/console/sign-in?next=%2Fconsole%2F");
        assertThat(visitor().get("/console/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    void passwordAndCodeOpenASessionInAStrictCookie() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        ConsoleVisitor visitor = visitor();
        HttpResponse<String> answer = visitor.signIn(user);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(visitor.get("/console/").body()).contains(user.name(), "analyst");
    }

    @Test
    void aWrongPasswordAWrongCodeAndAnUnknownNameAreRefusedInTheSameWords() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        String right = ConsoleVisitor.code(user.secret(), SERVER.clock());
        List<HttpResponse<String>> refusals = List.of(
                visitor().signIn(user.name(), "something else", right),
                visitor().signIn(user.name(), PASSWORD, Customer.wrong(right)),
                visitor().signIn("nobody-here", PASSWORD, right));

        assertThat(refusals).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(refusals)
                .extracting(HttpResponse::body)
                .containsOnly(refusals.getFirst().body());
    }

    @Test
    void aCodeIsAcceptedOnce() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        String code = ConsoleVisitor.code(user.secret(), SERVER.clock());

        assertThat(visitor().signIn(user.name(), PASSWORD, code).statusCode()).isEqualTo(303);
        assertThat(visitor().signIn(user.name(), PASSWORD, code).statusCode()).isEqualTo(401);
    }

    @Test
    void whoGuessesMustWaitAlsoWithTheRightPassword() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        for (int i = 0; i < 5; i++) {
            visitor().signIn(user.name(), "wrong", "000000");
        }
        HttpResponse<String> locked = visitor().signIn(user);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();

        SERVER.clock().forward(Duration.ofMinutes(4));
        assertThat(visitor().signIn(user).statusCode()).isEqualTo(303);
    }

    @Test
    void theLinkWorksOnceAndForADay() {
        String used =
                URI.create(ConsoleVisitor.invite(SERVER, name(), "analyst")).getPath();
        byte[] secret = visitor().secretOf(used);
        Map<String, String> form =
                Map.of("password", PASSWORD, "again", PASSWORD, "code", ConsoleVisitor.code(secret, SERVER.clock()));
        assertThat(visitor().post(used, form).statusCode()).isEqualTo(303);
        assertThat(visitor().get(used).statusCode()).isEqualTo(404);

        String late =
                URI.create(ConsoleVisitor.invite(SERVER, name(), "analyst")).getPath();
        SERVER.clock().forward(Duration.ofHours(24).plusSeconds(1));
        assertThat(visitor().get(late).statusCode()).isEqualTo(404);
    }

    @Test
    void aShortPasswordOneWithTheNameAndAWrongCodeAreSaidAndTheLinkLivesOn() {
        String name = name();
        String path = URI.create(ConsoleVisitor.invite(SERVER, name, "analyst")).getPath();
        byte[] secret = visitor().secretOf(path);
        String code = ConsoleVisitor.code(secret, SERVER.clock());

        assertThat(visitor()
                        .post(path, Map.of("password", "short", "again", "short", "code", code))
                        .body())
                .contains("too short");
        String holds = "my name is " + name;
        assertThat(visitor()
                        .post(path, Map.of("password", holds, "again", holds, "code", code))
                        .body())
                .contains("contains your user name");
        assertThat(visitor()
                        .post(path, Map.of("password", PASSWORD, "again", PASSWORD, "code", Customer.wrong(code)))
                        .body())
                .contains("code does not fit");
        assertThat(visitor().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aResetEndsSessionsAndPasswordAtOnce() {
        String name = name();
        ConsoleVisitor visitor = ConsoleVisitor.signedIn(SERVER, name, "analyst");
        Reply users = SERVER.api().get("/v1/users").is(200);
        String id = users.json()
                .path("users")
                .valueStream()
                .filter(user -> user.path("name").asString().equals(name))
                .map(user -> user.path("id").asString())
                .findFirst()
                .orElseThrow();
        Reply reset = SERVER.api().post("/v1/users/" + id + "/enrolment").is(200);

        assertThat(visitor.get("/console/").statusCode()).isEqualTo(303);
        assertThat(visitor()
                        .get(URI.create(reset.text("/enrolment/url")).getPath())
                        .statusCode())
                .isEqualTo(200);
        SERVER.api().delete("/v1/users/" + id).is(204);
        SERVER.api().delete("/v1/users/" + id).is(404);
    }

    @Test
    void aSessionEndsWhenNobodyDoesAnythingAndAfterTwelveHours() {
        ConsoleVisitor idle = ConsoleVisitor.signedIn(SERVER, name(), "analyst");
        SERVER.clock().forward(Duration.ofMinutes(31));
        assertThat(idle.get("/console/").statusCode()).isEqualTo(303);

        ConsoleVisitor busy = ConsoleVisitor.signedIn(SERVER, name(), "analyst");
        for (int i = 0; i < 28; i++) {
            SERVER.clock().forward(Duration.ofMinutes(25));
            assertThat(busy.get("/console/").statusCode()).isEqualTo(200);
        }
        SERVER.clock().forward(Duration.ofMinutes(25));
        assertThat(busy.get("/console/").statusCode()).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSessionAndOnlyOurOwnPagesCanAskForIt() {
        ConsoleVisitor visitor = ConsoleVisitor.signedIn(SERVER, name(), "auditor");
        visitor.get("/console/");
        assertThat(visitor.from("cross-site")
                        .post("/console/sign-out", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.from("same-origin")
                        .withToken("wrong")
                        .post("/console/sign-out", Map.of())
                        .statusCode())
                .isEqualTo(403);
        visitor.get("/console/");
        assertThat(visitor.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/console/").statusCode()).isEqualTo(303);
    }

    @Test
    void aSignInFromAnotherSitesPageIsRefused() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        assertThat(visitor().from("cross-site").signIn(user).statusCode()).isEqualTo(403);
    }

    @Test
    void theSignInLeadsNowhereButIntoTheConsole() {
        ConsoleVisitor.Enrolled user = ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        HttpResponse<String> answer = visitor()
                .post(
                        "/console/sign-in",
                        Map.of(
                                "name",
                                user.name(),
                                "password",
                                PASSWORD,
                                "code",
                                ConsoleVisitor.code(user.secret(), SERVER.clock()),
                                "next",
                                "https://evil.example/console/"));
        assertThat(location(answer)).isEqualTo("/console/");
    }

    @Test
    void namesAreTakenOnceAndWrongFieldsAreNamed() {
        String name = name();
        ConsoleVisitor.invite(SERVER, name, "auditor");
        SERVER.api()
                .post(
                        "/v1/users",
                        Json.MAPPER.createObjectNode().put("name", name).put("role", "analyst"))
                .is(409);
        Reply wrong = SERVER.api()
                .post(
                        "/v1/users",
                        Json.MAPPER.createObjectNode().put("name", "A b").put("role", "king"))
                .is(400);
        assertThat(wrong.pointers()).containsExactlyInAnyOrder("/name", "/role");
    }

    @Test
    void neitherPasswordsNorLinksNorCookiesAreStored() {
        String url = ConsoleVisitor.invite(SERVER, name(), "analyst");
        assertThat(SERVER.tablesWith(url.substring(url.lastIndexOf('/') + 1))).isEmpty();
        ConsoleVisitor.enrolled(SERVER, name(), "analyst");
        assertThat(SERVER.tablesWith(PASSWORD)).isEmpty();
    }

    @Test
    void whatIsNoPasskeyOfOursIsRefused() {
        assertThat(visitor().postJson("/console/sign-in/passkey", "{}").statusCode())
                .isEqualTo(401);
        assertThat(visitor().postJson("/console/sign-in/passkey", "nonsense").statusCode())
                .isEqualTo(401);
        assertThat(visitor()
                        .from("cross-site")
                        .postJson("/console/sign-in/passkey/options", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor().postJson("/console/sign-in/passkey/options", "{}").body())
                .contains("\"rpId\":\"localhost\"", "\"userVerification\":\"required\"");
    }

    @Test
    void everyAttemptIsRecorded() {
        String name = name();
        ConsoleVisitor.signedIn(SERVER, name, "analyst");
        visitor().signIn(name, "wrong", "000000");
        assertThat(SERVER.count(
                        "SELECT count(*) FROM console_sign_in WHERE name = '" + name + "' AND result = 'welcome'"))
                .isEqualTo(1);
        assertThat(SERVER.count(
                        "SELECT count(*) FROM console_sign_in WHERE name = '" + name + "' AND result = 'refused'"))
                .isEqualTo(1);
    }
}
