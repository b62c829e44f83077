package io.sekisho.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.sekisho.client.WebhookEvent.HoldChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String RELEASED = """
        {"type":"hold.released","timestamp":"2025-03-24T00:12:01.120Z",
         "data":{"account":"8021","at":"2025-03-24T00:12:01.120Z","hold":"hold_1","assessment":"op-1","state":"released","by":"aoki"}}\
        """;

    private final WebhookVerifier verifier = new WebhookVerifier(SECRET);

    private static Map<String, List<String>> signed(String secret, String body, long secondsAgo) throws Exception {
        long at = Instant.now().getEpochSecond() - secondsAgo;
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Webhook-Id", List.of("msg_1"));
        headers.put("Webhook-Timestamp", List.of(Long.toString(at)));
        headers.put("Webhook-Signature", List.of(new Webhook(secret).sign("msg_1", at, body)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private WebhookEvent read(String type, String data) throws Exception {
        String body = "{\"type\":\"" + type + "\",\"timestamp\":\"2025-03-24T00:12:01Z\",\"data\":" + data + "}";
        return verifier.read(signed(SECRET, body, 0), bytes(body)).event();
    }

    @Test
    void aSignedMessageIsRead() throws Exception {
        WebhookMessage message = verifier.read(signed(SECRET, RELEASED, 0), bytes(RELEASED));
        assertThat(message)
                .isEqualTo(new WebhookMessage(
                        "msg_1",
                        Instant.parse("2025-03-24T00:12:01.120Z"),
                        new HoldChanged("8021", "hold_1", "op-1", HoldChanged.State.RELEASED, "aoki")));
    }

    @Test
    void everyTypeHasAnEvent() throws Exception {
        assertThat(read("account.suspended", """
            {"account":"8021","reason":"a call","by":"analyst","sessions":["s-1","s-2"]}\
            """))
                .isEqualTo(new WebhookEvent.AccountSuspended("8021", "a call", "analyst", List.of("s-1", "s-2")));
        assertThat(read("account.restored", "{\"account\":\"8021\"}"))
                .isEqualTo(new WebhookEvent.AccountRestored("8021"));
        assertThat(read("session.revoked", "{\"account\":\"8021\",\"session\":\"s-1\",\"reason\":\"not me\"}"))
                .isEqualTo(new WebhookEvent.SessionRevoked("8021", "s-1", "not me"));
        assertThat(read("webhook.ping", "{\"endpoint\":\"wh_1\"}")).isEqualTo(new WebhookEvent.Ping());
        assertThat(read("moon.rose", "{\"at\":1}")).isEqualTo(new WebhookEvent.Other("moon.rose", "{\"at\":1}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 100_000, -310})
    void aMessageOfAnotherTimeIsRefused(long secondsAgo) throws Exception {
        Map<String, List<String>> headers = signed(SECRET, RELEASED, secondsAgo);
        assertThatThrownBy(() -> verifier.read(headers, bytes(RELEASED))).isInstanceOf(WebhookVerifier.Refused.class);
    }

    @Test
    void aMessageSignedByAnotherOrChangedIsRefused() throws Exception {
        Map<String, List<String>> others = signed(OTHER, RELEASED, 0);
        assertThatThrownBy(() -> verifier.read(others, bytes(RELEASED))).isInstanceOf(WebhookVerifier.Refused.class);
        Map<String, List<String>> own = signed(SECRET, RELEASED, 0);
        assertThatThrownBy(() -> verifier.read(own, bytes(RELEASED.replace("hold_1", "hold_2"))))
                .isInstanceOf(WebhookVerifier.Refused.class);
        own.put("Webhook-Id", List.of("msg_2"));
        assertThatThrownBy(() -> verifier.read(own, bytes(RELEASED))).isInstanceOf(WebhookVerifier.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Webhook-Id", "Webhook-Timestamp", "Webhook-Signature"})
    void aMessageWithoutAHeaderOrWithNonsenseIsRefused(String name) throws Exception {
        for (List<String> value : List.of(List.<String>of(), List.of(""), List.of("v1"), List.of("v1,", "x"))) {
            Map<String, List<String>> headers = signed(SECRET, RELEASED, 0);
            headers.put(name, value);
            assertThatThrownBy(() -> verifier.read(headers, bytes(RELEASED)))
                    .isInstanceOf(WebhookVerifier.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "no JSON", "{\"type\":\"hold.open\",\"timestamp\":\"yesterday\",\"data\":{}}"})
    void aSignedMessageThatSaysNothingIsRefused(String body) throws Exception {
        Map<String, List<String>> headers = signed(SECRET, body, 0);
        assertThatThrownBy(() -> verifier.read(headers, bytes(body))).isInstanceOf(WebhookVerifier.Refused.class);
    }

    @Test
    void whileASecretIsReplacedEitherIsGood() throws Exception {
        WebhookVerifier both = new WebhookVerifier(OTHER, SECRET);
        assertThat(both.read(signed(SECRET, RELEASED, 0), bytes(RELEASED)).id()).isEqualTo("msg_1");
        assertThat(both.read(signed(OTHER, RELEASED, 0), bytes(RELEASED)).id()).isEqualTo("msg_1");
        Map<String, List<String>> twice = signed(OTHER, RELEASED, 0);
        String second = requireNonNull(signed(SECRET, RELEASED, 0).get("Webhook-Signature"))
                .get(0);
        twice.computeIfPresent("Webhook-Signature", (name, first) -> List.of(first.get(0) + " " + second));
        assertThat(verifier.read(twice, bytes(RELEASED)).id()).isEqualTo("msg_1");
    }
}
