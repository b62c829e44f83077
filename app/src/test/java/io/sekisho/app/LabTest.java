package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.server.browsing.Browser;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The attack lab's pages and its fake site, in a running demo. */
@Tag("slow")
class LabTest {

    /** A step may hold several telephone calls, which last as long as somebody speaks. */
    private static final Duration A_STEPS_CALLS = Duration.ofMinutes(1);

    private static RunningDemo demo;
    private static int port;

    @BeforeAll
    static void start() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Shell shell = new Shell(Map.of(), new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false);
        port = RunningDemo.freePort();
        demo = RunningDemo.start(shell, port, null);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static String site(String host) {
        return "http://" + host + ".localhost:" + (port + 1);
    }

    private static HttpResponse<String> send(String host, String path, HttpRequest.Builder request) throws Exception {
        HttpRequest named = request.uri(URI.create("http://127.0.0.1:" + (port + 1) + path))
                .setHeader("X-Forwarded-Host", host + ".localhost:" + (port + 1))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(named, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String host, String path) throws Exception {
        return send(host, path, HttpRequest.newBuilder());
    }

    private static HttpRequest.Builder form() {
        return HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody());
    }

    @ParameterizedTest
    @CsvSource({"ja, 攻撃ラボ, 攻撃者に見えるもの, 侵入を阻止", "en, Attack lab, What the attacker sees, Kept out"})
    void aStepIsPlayedAndShownFromThreeSides(String language, String title, String side, String verdict)
            throws Exception {
        assertThat(get("hibari", "/lab?lang=" + language).body()).contains(title, "lang=\"" + language + "\"");

        assertThat(send("hibari", "/lab/step/elsewhere", form()).statusCode()).isEqualTo(303);

        HttpResponse<String> page = get("hibari", "/lab/step/elsewhere?lang=" + language);
        assertThat(page.body())
                .contains(side, verdict, "data-verdict=\"KEPT_OUT\"", "data-decision=\"CHALLENGE\"", "bits")
                .contains("http://sekisho.localhost:" + port + "/console/assessments/")
                .doesNotContain("style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    void aFormSentByAnotherSiteIsNotObeyed() throws Exception {
        HttpRequest.Builder foreign = form().header("Origin", "http://evil.example");

        assertThat(send("hibari", "/lab/reset", foreign).statusCode()).isEqualTo(403);
    }

    /** The newest code in a customer's mailbox; empty where there is none. */
    private static String newestCode(Customer customer) throws Exception {
        String mails = get("mail", "/?to=" + customer.email()).body();
        Matcher digits = Pattern.compile("(?<![\\d#&;])\\d{6}(?!\\d)").matcher(mails);
        return digits.find() ? digits.group() : "";
    }

    /** The mail is on its way when the page asks, and other steps may have had codes mailed to him before. */
    private static String codeAfter(String before, Customer customer) {
        return await().until(() -> newestCode(customer), code -> !code.equals(before));
    }

    @ParameterizedTest
    @CsvSource({"ja", "en"})
    void theTourIsTakenInABrowser(String language) {
        try (Browser browser = Browser.open(language)) {
            browser.go(site("hibari") + "/lab");
            browser.isAccessible();
            browser.picture("lab-" + language);
            browser.click("a[href='/lab/step/phish']");
            for (int step = 0; step < 10; step++) {
                browser.click(".buttons button.main");
                browser.find(".trial", A_STEPS_CALLS);
                browser.isAccessible();
                assertThat(browser.has(".trial.bad")).as("%s", browser.text()).isFalse();
                if (step == 4 || step == 5) {
                    browser.picture("lab-step-" + (step + 1) + "-" + language);
                }
                browser.click(step == 9 ? ".buttons a[href='/lab']" : "a[rel=next]");
            }
            browser.onPhone();
            browser.go(site("hibari") + "/lab/step/liquidate");
            browser.isAccessible();
            browser.isQuiet();
        }
    }

    @Test
    void aVisitorWhoPlaysTheVictimSeesThatTheThiefMayOnlyLook() throws Exception {
        Customer victim = Cast.customers().get(11);
        try (Browser browser = Browser.open("en")) {
            browser.go(site("hibari-support") + "/");
            browser.isAccessible();
            browser.picture("fake-login");
            browser.type("#id", victim.id());
            browser.type("#password", victim.password());
            browser.type("#pin", victim.pin());
            String before = newestCode(victim);
            browser.click("button.main");
            browser.find("#code");
            browser.isAccessible();
            browser.type("#code", codeAfter(before, victim));
            browser.click("button.main");
            browser.click("main a.button");
            browser.find(".trial[data-verdict=LOOKED_ONLY]");
            browser.says("May look only: nothing changed");
            browser.isAccessible();
            browser.isQuiet();
        }
    }
}
