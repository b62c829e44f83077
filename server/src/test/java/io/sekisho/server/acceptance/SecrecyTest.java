package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Whoever reads the database finds no secret in it. */
@Tag("slow")
class SecrecyTest {

    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void theDatabaseHoldsNoSecretInTheClear() {
        try (Mailbox mailbox = Mailbox.open();
                RunningServer server =
                        RunningServer.start("SEKISHO_SMTP_URL", mailbox.url(), "SEKISHO_MASTER_KEY", MASTER_KEY)) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            Map<String, String> secrets = use(brokerage, customer, mailbox);

            // The search finds what is there, in text and in bytes.
            assertThat(server.tablesWith(customer.account())).contains("account", "assessment", "imported_event");
            assertThat(server.tablesWith(ELSEWHERE.userAgent())).contains("assessment", "challenge");
            secrets.forEach((name, secret) ->
                    assertThat(server.tablesWith(secret)).as(name).isEmpty());
        }
    }

    private static Map<String, String> use(Brokerage brokerage, Customer customer, Mailbox mailbox) {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("admin key", RunningServer.ADMIN_KEY);
        secrets.put("master key", MASTER_KEY);
        secrets.put("mail address", customer.email());
        secrets.put("telephone", "9012341234");
        secrets.put("phrase", "みかんの木");

        String first = customer.logsIn(HOME).decides("ALLOW").text("/device");
        String second = customer.logsIn(HOME.with(first)).decides("ALLOW").text("/device");
        secrets.put("device token shown", first.substring(4));
        secrets.put("device token issued", second.substring(4));
        // Written otherwise, it is a secret all the same.
        String third = brokerage
                .api()
                .postText(
                        "/v1/assessments",
                        "application/json",
                        Request.login(customer.account(), HOME.with(second))
                                .toString()
                                .replace("dv1.", "\\u0064v1."))
                .decides("ALLOW")
                .text("/device");
        secrets.put("device token after an escaped one", third.substring(4));
        brokerage
                .importLines(Request.login(customer.account(), HOME.with(third))
                        .id("import-with-token")
                        .time(brokerage.clock().instant().minus(Duration.ofHours(1)))
                        .toString())
                .is(200);

        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        secrets.put("device token of the challenged", asked.text("/device").substring(4));
        brokerage.startCode(asked.challenge(), ELSEWHERE).is(200);
        String code = mailbox.next(customer.email()).code();
        secrets.put("code", code);
        brokerage.answerCode(asked.challenge(), Customer.wrong(code), ELSEWHERE).is(200);
        Reply passed = brokerage.answerCode(asked.challenge(), code, ELSEWHERE).is(200);
        String proof = passed.text("/proof");
        secrets.put("signature of the proof", proof.substring(proof.lastIndexOf('.') + 1));

        ObjectNode wanted =
                Json.MAPPER.createObjectNode().put("name", "market desk").put("person", "hanako");
        wanted.putArray("scopes").add("market");
        secrets.put("key", brokerage.api().post("/v1/keys", wanted).is(201).text("/key"));
        return secrets;
    }

    @Test
    void noAnswerTellsAContactOrTheTokenThatWasShown() {
        try (RunningServer server = RunningServer.start()) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            String token = customer.logsIn(HOME).text("/device");
            Reply login = customer.logsIn(HOME.with(token)).decides("ALLOW");
            assertThat(brokerage.account(customer.account()).body())
                    .doesNotContain(customer.email(), "9012341234", "みかんの木", token);
            assertThat(brokerage.assessment(login.text("/id")).body()).doesNotContain(token);
        }
    }
}
