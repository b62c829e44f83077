package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Suspicious mails that customers report. */
@Tag("slow")
class ReportedMailTest {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    private static RunningServer server;
    private static Api brokerage;
    private static Api analyst;

    @BeforeAll
    static void start() {
        server = RunningServer.start("SEKISHO_ORIGINS", "https://www.hibari.co.jp");
        brokerage = Staff.service(server.api(), "support desk", "accounts");
        analyst = Staff.person(server.api(), "aoki", "analyst");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String newHost() {
        return "hibari-verify" + HOSTS.incrementAndGet() + ".example";
    }

    private static Reply sends(String mail, String query) {
        return brokerage.postText(
                "/v1/phishing-reports" + query, "message/rfc822", mail.strip().replace("\n", "\r\n") + "\r\n");
    }

    private static JsonNode host(Reply report, String name) {
        for (JsonNode host : report.json().at("/hosts")) {
            if (host.path("host").asString().equals(name)) {
                return host;
            }
        }
        throw new AssertionError(name + " in " + report.body());
    }

    @Test
    void aMailLeadsToACaseOfTheHostThatItsLinksGoTo() {
        String host = newHost();
        Reply report = sends("""
            From: "ひばり証券" <info@%s>
            To: taro@example.jp
            Subject: =?UTF-8?B?44CQ6YeN6KaB44CR5Y+j5bqn44Gu56K66KqN?=
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=UTF-8

            https://www.hibari.co.jp/ からご確認ください。
            --b
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            <p><a href=3D"https://www.hibari.co.jp@%s/login?u=3D1">https://www.hibari.co.jp/</a></p>
            --b--
            """.formatted(host, host), "?account=8021-000001").is(201);

        assertThat(report.text("/subject")).isEqualTo("【重要】口座の確認");
        assertThat(report.text("/account")).isEqualTo("8021-000001");
        assertThat(host(report, "www.hibari.co.jp").path("own").booleanValue()).isTrue();
        assertThat(host(report, "www.hibari.co.jp").has("case")).isFalse();
        JsonNode found = host(report, host);
        assertThat(found.path("disguised").booleanValue()).isTrue();
        assertThat(found.path("resembles").asString()).isEqualTo("www.hibari.co.jp");
        Reply file = analyst.get("/v1/cases/" + found.path("case").asString()).is(200);
        assertThat(file.text("/kind")).isEqualTo("PHISHING_SITE");
        assertThat(file.texts("/log", "what")).containsExactly("reportedMail");
        assertThat(file.texts("/log", "by")).containsExactly("support desk");
        assertThat(analyst.get("/v1/phishing-reports").is(200).texts("/reports", "id"))
                .contains(report.text("/id"));
    }

    @Test
    void manyCustomersWithTheSameMailAreOneCaseAndTheSameCustomerIsOneReport() {
        String host = newHost();
        Map<String, String> first = Map.of("account", "8021-1", "text", "https://" + host + "/a", "from", "x@" + host);
        String id = brokerage.post("/v1/phishing-reports", first).is(201).text("/id");
        assertThat(brokerage.post("/v1/phishing-reports", first).is(200).text("/id"))
                .isEqualTo(id);
        brokerage
                .post("/v1/phishing-reports", Map.of("account", "8021-2", "text", "https://" + host + "/a"))
                .is(201);

        assertThat(analyst.get("/v1/cases?host=" + host).json().at("/cases")).hasSize(1);
        assertThat(analyst.get("/v1/phishing-sites/" + host).text("/mails")).isEqualTo("2");
    }

    @Test
    void aMailForwardedAsAnAttachmentIsReadToo() {
        String host = newHost();
        Reply report = sends("""
            From: taro@example.jp
            Subject: Fwd
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: message/rfc822

            From: a@b.example
            Subject: inner
            Content-Type: text/plain; charset=ISO-2022-JP

            http://%s/
            --outer--
            """.formatted(host), "").is(201);

        assertThat(report.texts("/hosts", "host")).containsExactly(host);
    }

    @Test
    void whatIsNoMailIsRefusedAndSaysWhy() {
        assertThat(sends("hello", "").is(422).text("/detail")).contains("no mail", "From");
        assertThat(sends("", "").is(422).text("/detail")).contains("no mail");
        brokerage.post("/v1/phishing-reports", Map.of("account", "8021-1")).is(400);
        brokerage
                .post("/v1/phishing-reports", Map.of("text", "x".repeat(200_001)))
                .is(400);
        brokerage.postText("/v1/phishing-reports", "text/plain", "x").is(415);
        brokerage
                .send("POST", "/v1/phishing-reports", "message/rfc822", new byte[1024 * 1024 + 1])
                .is(413);
        sends("From: a@b.example", "?account=").is(400);
    }

    @Test
    void aBrokenMailIsReadAsFarAsItGoes() {
        String host = newHost();
        Reply report = sends("""
            From: a@b.example
            Content-Type: multipart/mixed; boundary="x"

            --x
            Content-Type: text/html; charset=no-such-charset
            Content-Transfer-Encoding: base64

            !!!
            --x
            Content-Type: text/plain

            http://%s/ without an end
            """.formatted(host), "").is(201);

        assertThat(report.texts("/hosts", "host")).contains(host);
    }

    @Test
    void ofTheMailOnlyHostsAndSubjectAreKept() {
        String secret = "Private words of " + newHost();
        brokerage
                .post("/v1/phishing-reports", Map.of("text", secret + " https://" + newHost()))
                .is(201);

        assertThat(server.tablesWith(secret)).isEmpty();
    }

    @Test
    void manyHostsInOneMailAreBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("https://many").append(i).append(".example/ ");
        }
        Reply report = brokerage
                .post("/v1/phishing-reports", Map.of("text", text.toString()))
                .is(201);

        assertThat(report.json().at("/hosts")).hasSize(50);
    }

    @Test
    void onlyTheBrokerageAndAnalystsReport() {
        byte[] mail = "From: a@b.example\r\n\r\nx".getBytes(StandardCharsets.UTF_8);
        Api login = Staff.service(server.api(), "login page", "assess");

        login.send("POST", "/v1/phishing-reports", "message/rfc822", mail).is(403);
        login.get("/v1/phishing-reports").is(403);
        server.api().withKey(null).get("/v1/phishing-reports").is(401);
    }
}
