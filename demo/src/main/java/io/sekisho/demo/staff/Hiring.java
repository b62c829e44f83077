package io.sekisho.demo.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the console's users as an operator and they themselves would: invited by the API, enrolled on the page of the link. */
public final class Hiring {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CONFLICT = 409;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sekisho;
    private final String adminKey;
    private final InstantSource clock;

    /** @param sekisho for calls from this machine */
    public Hiring(URI sekisho, String adminKey, InstantSource clock) {
        this.sekisho = sekisho;
        this.adminKey = adminKey;
        this.clock = clock;
    }

    /** An analyst, two supervisors, since lifting a suspension takes two, and an auditor. */
    public List<Worker> staff() {
        return List.of(
                hire("hanako", "analyst", "toride-no-asagiri"),
                hire("shunsuke", "supervisor", "hakone-no-kogane"),
                hire("mitsuko", "supervisor", "arai-no-minatokaze"),
                hire("kanzaki", "auditor", "usui-no-yamabiko"));
    }

    private Worker hire(String name, String role, String password) {
        String link = invite(name, role);
        String page = URI.create(link).getPath();
        Document enrolment = Jsoup.parse(send(HttpRequest.newBuilder(sekisho.resolve(page)), 200));
        String secret = enrolment.expectFirst("#secret").text().replace(" ", "");
        String algorithm = new TimeBasedOneTimePasswordGenerator().getAlgorithm();
        Worker worker = new Worker(name, role, password, new SecretKeySpec(new Base32().decode(secret), algorithm));
        // A code works once: the one before is still taken, and leaves the present one for the visitor.
        Instant before = clock.instant().minus(Worker.STEP);
        Map<String, String> form = Map.of("password", password, "again", password, "code", worker.code(before));
        send(
                HttpRequest.newBuilder(sekisho.resolve(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(encoded(form))),
                303);
        return worker;
    }

    /** The link to enrol by: where the name is taken already, from an earlier start on the same data, a new link of that user. */
    private String invite(String name, String role) {
        String wanted = JSON.writeValueAsString(Map.of("name", name, "role", role));
        HttpResponse<String> told = send(api("/v1/users").POST(BodyPublishers.ofString(wanted)));
        if (told.statusCode() == CONFLICT) {
            told = send(api("/v1/users/" + idOf(name) + "/enrolment").POST(BodyPublishers.noBody()));
        }
        return JSON.readTree(told.body()).at("/enrolment/url").asString();
    }

    private String idOf(String name) {
        for (JsonNode user : JSON.readTree(send(api("/v1/users")).body()).path("users")) {
            if (user.path("name").asString().equals(name)) {
                return user.path("id").asString();
            }
        }
        throw new IllegalStateException("the console has no user " + name + ", and takes none of that name");
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(sekisho.resolve(path))
                .header("Authorization", "Bearer " + adminKey)
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder request, int expected) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException("a user of the console could not enrol: " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(ANSWER_MAX).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while the console's users were made", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
