package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.PasskeyHolder.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A passkey passes challenges, proves much, and tells who a customer is after a takeover. */
@Tag("slow")
class PasskeyChallengeTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_RP_ID", "example.jp", "SEKISHO_ORIGINS", ORIGIN);

    private static PasskeyHolder holder() {
        return new PasskeyHolder(SITE.brokerage().customerWithHistory(), SITE.mailbox());
    }

    private static String challenged(PasskeyHolder holder) {
        Reply login = holder.customer().logsIn(ELSEWHERE).decides("CHALLENGE");
        assertThat(login.body()).contains("\"passkey\"");
        return login.challenge();
    }

    private static JsonNode options(PasskeyHolder holder, String challenge) {
        return holder.starts(challenge, ELSEWHERE).is(200).json().at("/publicKey");
    }

    @Test
    void aPasskeyPassesAChallengeWithHighAssuranceAndWithoutRestriction() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("phone");
        String challenge = challenged(holder);
        JsonNode options = options(holder, challenge);
        assertThat(options.at("/allowCredentials")).hasSize(1);
        assertThat(options.at("/userVerification").asString()).isEqualTo("required");

        Reply passed = holder.answers(challenge, authenticator.get(options, ORIGIN), ELSEWHERE)
                .is(200);

        assertThat(passed.text("/status")).isEqualTo("passed");
        assertThat(passed.text("/assurance")).isEqualTo("high");
        assertThat(passed.text("/restricted")).isEqualTo("false");
        SITE.brokerage().consume(passed.text("/proof")).is(200);
    }

    @Test
    void theContactsOfAnAccountDoNotPutItsPasskeyAway() {
        PasskeyHolder holder = holder();
        holder.registers("phone");
        SITE.brokerage()
                .register(holder.customer().account(), holder.customer().email(), "en", "pine tree")
                .is(200);
        challenged(holder);
    }

    @Test
    void whatIsSignedServesForOneAnswer() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("phone");
        String challenge = challenged(holder);
        JsonNode options = options(holder, challenge);
        ObjectNode elsewhere = authenticator.get(options, "https://hibari-support.example");
        assertThat(holder.answers(challenge, elsewhere, ELSEWHERE).is(200).text("/attemptsLeft"))
                .isEqualTo("2");
        // The same options, now rightly: used up.
        holder.answers(challenge, authenticator.get(options, ORIGIN), ELSEWHERE).is(409);
        // What was signed for one challenge passes no other.
        String second = challenged(holder);
        ObjectNode forFirst = authenticator.get(options(holder, challenge), ORIGIN);
        holder.starts(second, ELSEWHERE).is(200);
        assertThat(holder.answers(second, forFirst, ELSEWHERE).is(200).text("/attemptsLeft"))
                .isEqualTo("2");
    }

    @Test
    void anotherAccountsPasskeyDoesNotPassHoweverItCallsItself() {
        PasskeyHolder victim = holder();
        victim.registers("victim's");
        PasskeyHolder thief = holder();
        Authenticator stolen = thief.registers("thief's");
        String challenge = challenged(victim);
        for (int left = 2; left > 0; left--) {
            Reply wrong = victim.answers(challenge, stolen.get(options(victim, challenge), ORIGIN), ELSEWHERE);
            assertThat(wrong.is(200).text("/attemptsLeft")).isEqualTo(String.valueOf(left));
        }
        Reply last = victim.answers(challenge, stolen.get(options(victim, challenge), ORIGIN), ELSEWHERE);
        assertThat(last.text("/status")).isEqualTo("failed");
        // Signatures cannot be guessed, so codes are offered as before.
        assertThat(victim.customer().logsIn(ELSEWHERE).decides("CHALLENGE").body())
                .contains("emailCode");
    }

    @Test
    void whatIsNoCredentialIsA400AndCostsNoAttempt() {
        PasskeyHolder holder = holder();
        holder.registers("phone");
        String challenge = challenged(holder);
        options(holder, challenge);
        assertThat(holder.answers(challenge, null, ELSEWHERE).is(400).pointers())
                .containsExactly("/credential");
        assertThat(holder.answers(challenge, Json.MAPPER.createObjectNode().put("id", "?"), ELSEWHERE)
                        .is(400)
                        .pointers())
                .containsExactly("/credential");
        assertThat(SITE.brokerage().challenge(challenge).text("/attemptsLeft")).isEqualTo("3");
    }

    @Test
    void aCounterThatGoesBackIsEvidenceInWhatFollows() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("key").counting(40);
        String first = challenged(holder);
        holder.answers(first, authenticator.get(options(holder, first), ORIGIN), ELSEWHERE)
                .is(200);
        Reply login = holder.customer()
                .logsIn(ELSEWHERE.at("8.8.8.8").using("curl/8.5"))
                .decides("CHALLENGE");
        JsonNode options =
                holder.starts(login.challenge(), ELSEWHERE).is(200).json().at("/publicKey");

        Reply copied =
                holder.answers(login.challenge(), authenticator.counting(3).get(options, ORIGIN), ELSEWHERE);

        assertThat(copied.is(200).text("/status")).isEqualTo("pending");
        assertThat(holder.customer().logsIn(ELSEWHERE.at("8.8.8.8")).reasons()).contains("PASSKEY_COUNTER");
        assertThat(SITE.server()
                        .api()
                        .get("/v1/cases?account=" + holder.customer().account())
                        .texts("/cases", "kind"))
                .contains("PASSKEY");
    }

    @Test
    void aPasskeyThatWasThereLongEnoughTellsWhoASuspendedCustomerIs() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("phone");
        SITE.server().clock().forward(Duration.ofDays(15));
        String path = "/v1/accounts/" + holder.customer().account();
        Api api = SITE.server().api();
        api.post(path + "/restoration/challenge").is(409);
        api.post(path + "/suspension", Json.MAPPER.createObjectNode().put("reason", "stolen"))
                .is(200);
        api.post(path + "/restoration/challenge").is(409);
        api.post(path + "/restoration").is(200);

        Reply asked = api.post(path + "/restoration/challenge").is(201);
        String challenge = asked.text("/id");
        assertThat(asked.json().at("/methods").toString()).isEqualTo("[\"passkey\"]");
        api.post(path + "/restoration/identity", Json.MAPPER.createObjectNode().put("challenge", challenge))
                .is(422);
        Reply passed = holder.answers(challenge, authenticator.get(options(holder, challenge), ORIGIN), ELSEWHERE)
                .is(200);
        assertThat(passed.text("/status")).isEqualTo("passed");
        // It approves nothing.
        assertThat(passed.has("/proof")).isFalse();
        assertThat(SITE.brokerage().challenge(challenge).has("/proof")).isFalse();
        Reply standing = api.post(
                        path + "/restoration/identity",
                        Json.MAPPER.createObjectNode().put("challenge", challenge))
                .is(200);
        assertThat(standing.has("/suspension/identity")).isTrue();
    }

    @Test
    void aPasskeyAddedLatelyTellsWhoTheThiefIs() {
        PasskeyHolder holder = holder();
        holder.registers("thief's");
        String path = "/v1/accounts/" + holder.customer().account();
        Api api = SITE.server().api();
        api.post(path + "/suspension", Json.MAPPER.createObjectNode().put("reason", "stolen"))
                .is(200);
        api.post(path + "/restoration").is(200);
        api.post(path + "/restoration/challenge").is(409);
        // Nor is anything added meanwhile; staff may remove it.
        String id = api.get(holder.path()).texts("/passkeys", "id").getFirst();
        api.delete(holder.path() + "/" + id + "?reason=added%20by%20the%20thief")
                .is(204);
    }
}
