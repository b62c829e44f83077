package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sekisho.server.browsing.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The brokerage's login page and copies of it on other hosts, in a real browser. */
@Tag("slow")
class ClonedPageTest {

    private static final String OWN = "hibari.localhost";

    private static HttpServer sites;
    private static final Map<String, String> PAGES = new ConcurrentHashMap<>();
    private static RunningServer server;
    private static Brokerage brokerage;
    private static Api analyst;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        sites = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sites.createContext("/", ClonedPageTest::answer);
        sites.start();
        server = RunningServer.start("SEKISHO_ORIGINS", "http://" + OWN + ":" + port());
        brokerage = server.brokerage();
        analyst = Staff.person(server.api(), "aoki", "analyst");
        browser = Browser.open("ja");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        server.close();
        sites.stop(0);
    }

    private static int port() {
        return sites.getAddress().getPort();
    }

    /** A page by its host: any host below {@code localhost} is this machine. */
    private static void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host").split(":", 2)[0];
        String page = PAGES.getOrDefault(host, "");
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String loginPage(String script) {
        return "<!DOCTYPE html><html lang=\"ja\"><head><title>ひばり証券</title><link rel=\"icon\" href=\"data:,\">" + script
                + "</head><body><h1>ログイン</h1><form><input name=\"id\"><input type=\"password\"></form></body></html>";
    }

    private static String linked() {
        return "<script src=\"" + server.api().base() + "/beacon.js\" defer></script>";
    }

    private static String script() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI beacon = server.api().base().resolve("/beacon.js");
            return http.send(HttpRequest.newBuilder(beacon).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** As a kit's minifier leaves it: no comments, no line breaks, other names. */
    private static String minified(String script) {
        return script.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                .replaceAll("\\bknown\\b", "a")
                .replaceAll("\\breport\\b(?!=')", "b")
                .replaceAll("\\s*\\n\\s*", "");
    }

    private static void visits(String host, String path) {
        browser.go("http://" + host + ":" + port() + path);
        browser.says("ログイン");
    }

    private static Reply awaitsSite(String host) {
        await().until(() ->
                analyst.get("/v1/phishing-sites").texts("/sites", "host").contains(host));
        return analyst.get("/v1/phishing-sites/" + host).is(200);
    }

    @Test
    void thePageIsSilentAtHomeAndReportsFromEveryCopyHoweverItWasMade() throws Exception {
        PAGES.put(OWN, loginPage(linked()));
        PAGES.put("www." + OWN, loginPage(linked()));
        PAGES.put("hibari-support.localhost", loginPage(linked()));
        PAGES.put("hibari-saved.localhost", loginPage("<script>" + script() + "</script>"));
        PAGES.put("hibari-mini.localhost", loginPage("<script>" + minified(script()) + "</script>"));
        PAGES.put(
                "hibari-kit.localhost",
                loginPage("<script>" + script() + "</script>")
                        // Kits put their own host in place of the brokerage's, everywhere.
                        .replace(OWN, "hibari-kit.localhost"));

        visits(OWN, "/login");
        visits("www." + OWN, "/login");
        visits("hibari-support.localhost", "/login?id=8021-334455");
        visits("hibari-saved.localhost", "/secure/8021334455/login.html");
        visits("hibari-mini.localhost", "/m");
        visits("hibari-kit.localhost", "/k");

        assertThat(sights("hibari-support.localhost")).containsExactly("shown at /login");
        assertThat(sights("hibari-saved.localhost")).containsExactly("shown at /secure/*/login.html");
        assertThat(sights("hibari-mini.localhost")).containsExactly("shown at /m");
        assertThat(sights("hibari-kit.localhost")).containsExactly("shown at /k");
        assertThat(analyst.get("/v1/phishing-sites").texts("/sites", "host"))
                .noneMatch(host -> host.equals(OWN) || host.endsWith("." + OWN));
        assertThat(analyst.get("/v1/cases?host=hibari-mini.localhost").json().at("/cases"))
                .hasSize(1);
        browser.isQuiet();
    }

    private static List<String> sights(String host) {
        List<String> sights = new ArrayList<>();
        awaitsSite(host).json().at("/sights").forEach(sight -> sights.add(sight.asString()));
        return sights;
    }

    @Test
    void whoeverWasOnTheCopyLogsInWithEvidenceAndIsListedAsExposed() {
        PAGES.put("hibari-lure.localhost", loginPage(linked()));
        visits("hibari-lure.localhost", "/login");
        awaitsSite("hibari-lure.localhost");
        String agent = String.valueOf(browser.driver().executeScript("return navigator.userAgent"));
        Customer customer = brokerage.customerWithHistory();

        Reply login = customer.logsIn(Client.HOME.at("127.0.0.1").using(agent));
        assertThat(login.reasons()).contains("PHISHING_PAGE_SEEN");
        await().until(() ->
                analyst.get("/v1/exposures").texts("/exposures", "account").contains(customer.account()));
        assertThat(customer.logsIn(Client.HOME.at("127.0.0.1").using(agent)).reasons())
                .contains("CREDENTIALS_EXPOSED");
    }

    @Test
    void theLoginPageShowsThePublicWarningInItsLanguage() {
        PAGES.put(
                "login." + OWN,
                loginPage("")
                        .replace(
                                "<h1>",
                                "<p id=\"ja\" data-sekisho-warning hidden></p><p id=\"en\" lang=\"en\""
                                        + " data-sekisho-warning"
                                        + " hidden></p><script"
                                        + " src=\"" + server.api().base() + "/sekisho.js\"></script><h1>"));
        Api supervisor = Staff.person(server.api(), "sato", "supervisor");
        supervisor
                .put("/v1/warning", Map.of("ja", "偽サイトに<b>ご注意</b>ください。", "en", "Beware of fake sites."))
                .is(200);
        visits("login." + OWN, "/");

        browser.says("偽サイトに<b>ご注意</b>ください。");
        browser.says("Beware of fake sites.");
        supervisor.delete("/v1/warning").is(204);
        browser.isQuiet();
    }
}
