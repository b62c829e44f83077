package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Where the login page is shown and should not be: what its script reports, and what comes of it. */
@Tag("slow")
class BeaconTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite(
            "SEKISHO_ORIGINS",
            "https://www.hibari.co.jp",
            "SEKISHO_RETURN_ORIGINS",
            "https://trade.hibari-trade.example");

    private static final AtomicInteger HOSTS = new AtomicInteger();
    private static Api analyst;
    private static Api open;

    @BeforeAll
    static void keys() {
        analyst = Staff.person(SITE.server().api(), "aoki", "analyst");
        open = SITE.server().api().withKey(null);
    }

    private static String newHost() {
        return "hibari-support" + HOSTS.incrementAndGet() + ".example";
    }

    private static void reports(String host, String path, String referrer) {
        SITE.server().clock().forward(Duration.ofSeconds(10));
        Map<String, String> report = Map.of("host", host, "path", path, "referrer", referrer);
        open.postText("/v1/beacon", "text/plain", new String(Json.bytes(report), StandardCharsets.UTF_8))
                .is(204);
    }

    private static JsonNode cases(String host) {
        return analyst.get("/v1/cases?host=" + host).is(200).json().at("/cases");
    }

    @Test
    void aCloneIsOneCaseHoweverOftenItIsSeen() {
        String host = newHost();
        reports(host, "/login", "mail.example/inbox");
        reports(host, "/login", "mail.example/inbox");
        reports(host.toUpperCase(Locale.ROOT), "/login", "mail.example/inbox");
        reports(host, "/login/step2", "");

        assertThat(cases(host)).hasSize(1);
        String id = cases(host).at("/0/id").asString();
        Reply file = analyst.get("/v1/cases/" + id).is(200);
        assertThat(file.text("/kind")).isEqualTo("PHISHING_SITE");
        assertThat(file.text("/host")).isEqualTo(host);
        assertThat(file.texts("/log", "text"))
                .containsExactly(
                        host + " (looks like www.hibari.co.jp): shown at /login, reached from mail.example/inbox",
                        host + " (looks like www.hibari.co.jp): shown at /login/step2");
        Reply site = analyst.get("/v1/phishing-sites/" + host).is(200);
        assertThat(site.text("/beacons")).isEqualTo("4");
        assertThat(site.text("/case")).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "www.hibari.co.jp",
        "hibari.co.jp",
        "new.login.hibari.co.jp",
        "trade.hibari-trade.example",
        "localhost",
        "127.0.0.1",
        "192.168.1.5",
        "intranet",
        "www-hibari-co-jp.translate.goog",
        "'not a host'",
        "''",
    })
    void ownHostsViewersAndWhatNoStrangerReachesAreNoClones(String host) {
        reports(host, "/login", "");

        assertThat(SITE.server().count("SELECT count(*) FROM phishing_site WHERE host = '" + host + "'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/login/taro@example.jp/x, /login/*/x",
        "/u/8021334455?token=abc, /u/*",
        "/login?account=8021, /login",
    })
    void whatMayNameAPersonIsNotKept(String sent, String kept) {
        String host = newHost();
        reports(host, sent, "");

        assertThat(analyst.get("/v1/phishing-sites/" + host).is(200).text("/sights/0"))
                .isEqualTo("shown at " + kept);
    }

    @Test
    void whateverIsSentTheAnswerTellsNothing() {
        for (String body : List.of("", "[]", "{", "\u0000", "{\"host\":5}", "{\"host\":\"a.example\",\"path\":{}}")) {
            open.postText("/v1/beacon", "text/plain", body).is(204);
        }
        open.get("/v1/beacon").is(204);
        open.get("/v1/beacon?report=nothing").is(204);
        open.get("/v1/beacon?report=%FF").is(204);
    }

    @Test
    void aPictureReportsToo() {
        String host = newHost();
        open.get("/v1/beacon?report=%7B%22host%22%3A%22" + host + "%22%7D").is(204);

        assertThat(cases(host)).hasSize(1);
    }

    @Test
    void oneAddressCannotFloodTheCases() {
        for (int i = 0; i < 60; i++) {
            open.get("/v1/beacon?report=%7B%22host%22%3A%22flood" + i + ".example%22%7D")
                    .is(204);
        }
        assertThat(SITE.server().count("SELECT count(*) FROM phishing_site WHERE host LIKE 'flood%'"))
                .isBetween(1L, 25L);
        SITE.server().clock().forward(Duration.ofDays(1));
    }

    @Test
    void aHostFoundHarmlessIsCountedAndOpensNoCase() {
        String host = newHost();
        reports(host, "/", "");
        String id = cases(host).at("/0/id").asString();
        assertThat(analyst.put("/v1/phishing-sites/" + host, Map.of("harmless", true))
                        .is(200)
                        .text("/harmless"))
                .isEqualTo("true");
        analyst.post("/v1/cases/" + id + "/actions", Map.of("action", "state", "state", "closed"))
                .is(200);
        reports(host, "/other", "");

        assertThat(cases(host)).hasSize(1);
        assertThat(analyst.get("/v1/phishing-sites/" + host).text("/beacons")).isEqualTo("2");
        analyst.put("/v1/phishing-sites/" + host, Map.of("harmless", false)).is(200);
        reports(host, "/other", "");
        assertThat(cases(host)).hasSize(2);
        assertThat(analyst.get("/v1/phishing-sites").is(200).texts("/sites", "host"))
                .contains(host);
        analyst.get("/v1/phishing-sites/nobody.example").is(404);
        analyst.put("/v1/phishing-sites/nobody.example", Map.of("harmless", true))
                .is(404);
        analyst.put("/v1/phishing-sites/" + host, Map.of()).is(400);
    }

    @Test
    void nothingIsDoneToAnAccountFromAHostsCase() {
        String host = newHost();
        reports(host, "/", "");
        String id = cases(host).at("/0/id").asString();

        analyst.post("/v1/cases/" + id + "/actions", Map.of("action", "suspend", "reason", "x"))
                .is(409);
        analyst.post("/v1/cases/" + id + "/actions", Map.of("action", "note", "text", "ホスティング事業者に通報済み"))
                .is(200);
    }

    @Test
    void theScriptCarriesWhereToReportAndTheOwnHostsInAFormThatKitsDoNotReplace() {
        HttpResponse<String> script = script();

        assertThat(script.body()).doesNotContain("hibari").hasSizeLessThan(3_000);
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        Matcher known = Pattern.compile("atob\\('([^']+)'\\)").matcher(script.body());
        assertThat(known.find()).isTrue();
        JsonNode read = Json.MAPPER.readTree(Base64.getDecoder().decode(known.group(1)));
        assertThat(read.at("/to").asString()).isEqualTo(SITE.server().api().base() + "/v1/beacon");
        assertThat(read.at("/own").toString())
                .isEqualTo("[\"www.hibari.co.jp\",\"trade.hibari-trade.example\",\"hibari.co.jp\"]");
    }

    private static HttpResponse<String> script() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(open.base().resolve("/beacon.js")).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyStaffSeesTheHosts() {
        Api brokerage = Staff.service(SITE.server().api(), "login page", "assess", "accounts");

        brokerage.get("/v1/phishing-sites").is(403);
        brokerage.put("/v1/phishing-sites/a.example", Map.of("harmless", true)).is(403);
        open.get("/v1/phishing-sites").is(401);
    }
}
