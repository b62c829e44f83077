package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step-up pages as programs, other browsers and strangers meet them. */
@Tag("slow")
class StepUpHttpTest {

    private static final String ORIGIN = "https://www.example.jp";

    @RegisterExtension
    static final MailedSite SITE =
            new MailedSite("SEKISHO_RETURN_ORIGINS", ORIGIN, "SEKISHO_TRUSTED_PROXIES", "127.0.0.1");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void thePageBelongsToTheBrowserThatOpensItFirst() throws Exception {
        String challenge = challenge(SITE.brokerage().customerWithHistory());
        HttpResponse<String> first = get("/step-up/" + challenge, "");
        String cookie = cookie(first);

        HttpResponse<String> second = get("/step-up/" + challenge, "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).doesNotContain("Firefox", "action=");
        assertThat(get("/step-up/" + challenge, cookie).statusCode()).isEqualTo(200);
        assertThat(post("/step-up/" + challenge + "/start", "method=emailCode", "", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/step-up/" + challenge + "/status", "").statusCode()).isEqualTo(403);
    }

    @Test
    void thePageIsStrictAndItsCookieIsNoScripts() throws Exception {
        HttpResponse<String> page = get("/step-up/" + challenge(SITE.brokerage().customerWithHistory()), "");

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' " + ORIGIN);
        assertThat(policy).doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
        assertThat(page.body()).doesNotContain("style=", "onclick");
    }

    @Test
    void itLeadsBackWhereTheBrokerageIsRegistered() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        String cookie = cookie(get("/step-up/" + challenge + "?return=" + encoded(ORIGIN + "/in?x=1#top"), ""));

        HttpResponse<String> passed = pass(customer, challenge, cookie);

        assertThat(passed.statusCode()).isEqualTo(303);
        assertThat(passed.headers().firstValue("Location")).hasValue(ORIGIN + "/in?x=1&challenge=" + challenge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.jp.evil.example/",
                "https://evil.example/https://www.example.jp/",
                "https://www.example.jp@evil.example/",
                "http://www.example.jp/",
                "https://www.example.jp:8443/",
                "//www.example.jp/",
                "javascript:alert(1)",
                "/relative",
                "https://www.example.jp\\@evil.example/"
            })
    void itLeadsNowhereElse(String address) throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        String cookie = cookie(get("/step-up/" + challenge + "?return=" + encoded(address), ""));

        HttpResponse<String> passed = pass(customer, challenge, cookie);

        assertThat(passed.headers().firstValue("Location")).hasValue("/step-up/" + challenge);
        assertThat(get("/step-up/" + challenge, cookie).body()).doesNotContain("id=\"go-on\"");
    }

    @Test
    void aCodeAskedForFromOneNetworkDoesNotCountFromAnother() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        String cookie = cookie(get("/step-up/" + challenge, ""));
        post("/step-up/" + challenge + "/start", "method=emailCode", cookie, "124.35.68.9");
        String code = SITE.mailbox().next(customer.email()).code();

        HttpResponse<String> stranger =
                post("/step-up/" + challenge + "/answer", "code=" + code, cookie, "203.0.113.9");
        HttpResponse<String> owner = post("/step-up/" + challenge + "/answer", "code=" + code, cookie, "124.35.68.9");

        assertThat(stranger.headers().firstValue("Location")).hasValue("/step-up/" + challenge + "?note=otherClient");
        assertThat(owner.headers().firstValue("Location")).hasValue("/step-up/" + challenge);
        assertThat(SITE.server().api().get("/v1/challenges/" + challenge).text("/status"))
                .isEqualTo("passed");
    }

    @Test
    void whatAClientItselfSaysOfItsAddressIsNotBelievedBesideTheProxysWord() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        String cookie = cookie(get("/step-up/" + challenge, ""));
        post("/step-up/" + challenge + "/start", "method=emailCode", cookie, "124.35.68.9");
        String code = SITE.mailbox().next(customer.email()).code();
        HttpRequest forged = request("/step-up/" + challenge + "/answer", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                // The client's own line comes first, the proxy's after it.
                .header("X-Forwarded-For", "124.35.68.9")
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(HttpRequest.BodyPublishers.ofString("code=" + code))
                .build();

        HttpResponse<String> answer = HTTP.send(forged, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Location")).hasValue("/step-up/" + challenge + "?note=otherClient");
    }

    @Test
    void whatIsNoCodeCostsNoAttempt() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        String challenge = challenge(customer);
        String cookie = cookie(get("/step-up/" + challenge, ""));
        post("/step-up/" + challenge + "/start", "method=emailCode", cookie, null);

        HttpResponse<String> answer = post("/step-up/" + challenge + "/answer", "code=12345", cookie, null);

        assertThat(answer.headers().firstValue("Location")).hasValue("/step-up/" + challenge + "?note=format");
        assertThat(SITE.server().api().get("/v1/challenges/" + challenge).text("/attemptsLeft"))
                .isEqualTo("3");
    }

    @Test
    void anUnknownChallengeIsAPageThatSaysSo() throws Exception {
        HttpResponse<String> page = get("/step-up/ch_nothing", "");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("ページが見つかりません");
    }

    @Test
    void theScriptForTheBrokerageIsUnderSixKilobytesAndMayBeLoadedByIt() throws Exception {
        HttpResponse<String> script = get("/sekisho.js", "");

        assertThat(script.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(6 * 1024);
        assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
    }

    private static HttpResponse<String> pass(Customer customer, String challenge, String cookie) throws Exception {
        post("/step-up/" + challenge + "/start", "method=emailCode", cookie, null);
        String code = SITE.mailbox().next(customer.email()).code();
        return post("/step-up/" + challenge + "/answer", "code=" + code, cookie, null);
    }

    private static String challenge(Customer customer) {
        return customer.logsIn(Client.ELSEWHERE).is(200).text("/challenge/id");
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return HTTP.send(request(path, cookie).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form, String cookie, @Nullable String forwardedFor)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String cookie) {
        URI base = SITE.server().api().base();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base.getPort() + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
