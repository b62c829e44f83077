package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.sekisho.server.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/** A person at the console, without a browser: keeps cookies, sends forms as pages do. */
final class ConsoleVisitor {

    static final String PASSWORD = "correct horse battery staple";

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final URI base;
    private final TestClock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String language = "en";
    private String site = "same-origin";
    private String csrf = "";

    ConsoleVisitor(RunningServer server) {
        this.base = URI.create("http://localhost:" + server.api().base().getPort());
        this.clock = server.clock();
    }

    /** Someone enrolled with password and app. */
    record Enrolled(String name, byte[] secret) {}

    static String invite(RunningServer server, String name, String role) {
        return server.api()
                .post(
                        "/v1/users",
                        Json.MAPPER.createObjectNode().put("name", name).put("role", role))
                .is(201)
                .text("/enrolment/url");
    }

    /** Invited and enrolled, not yet signed in. */
    static Enrolled enrolled(RunningServer server, String name, String role) {
        ConsoleVisitor visitor = new ConsoleVisitor(server);
        String path = URI.create(invite(server, name, role)).getPath();
        byte[] secret = visitor.secretOf(path);
        String code = code(secret, server.clock());
        assertThat(visitor.post(path, Map.of("password", PASSWORD, "again", PASSWORD, "code", code))
                        .statusCode())
                .isEqualTo(303);
        // The code that enrolled is used up.
        server.clock().forward(Duration.ofSeconds(30));
        return new Enrolled(name, secret);
    }

    static ConsoleVisitor signedIn(RunningServer server, String name, String role) {
        ConsoleVisitor visitor = new ConsoleVisitor(server);
        Enrolled user = enrolled(server, name, role);
        assertThat(visitor.signIn(user).statusCode()).isEqualTo(303);
        return visitor;
    }

    byte[] secretOf(String path) {
        Matcher found = SECRET.matcher(get(path).body());
        assertThat(found.find()).isTrue();
        return decoded(found.group(1).replace(" ", ""));
    }

    HttpResponse<String> signIn(Enrolled user) {
        return signIn(user.name(), PASSWORD, code(user.secret(), clock));
    }

    HttpResponse<String> signIn(String name, String password, String code) {
        return post("/console/sign-in", Map.of("name", name, "password", password, "code", code));
    }

    static String code(byte[] secret, InstantSource clock) {
        var generator = new TimeBasedOneTimePasswordGenerator();
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), clock.instant(), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    ConsoleVisitor reading(String tag) {
        language = tag;
        return this;
    }

    /** As the browser says where a request comes from. */
    ConsoleVisitor from(String fetchSite) {
        site = fetchSite;
        return this;
    }

    ConsoleVisitor withToken(String token) {
        csrf = token;
        return this;
    }

    HttpResponse<String> get(String path) {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(base.resolve(path)).GET());
        Matcher token = CSRF.matcher(page.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return page;
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = (csrf.isEmpty() ? "" : "csrf=" + csrf + "&")
                + fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String path, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept-Language", language).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** RFC 4648 6. */
    private static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = BASE32.indexOf(base32.charAt(bit / 5)) >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
        }
        return bytes;
    }
}
