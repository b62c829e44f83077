package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static io.sekisho.server.acceptance.PasskeyHolder.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A passkey is added and removed by an approved change only, and logs its owner in. */
@Tag("slow")
class PasskeyEnrolmentTest {

    @RegisterExtension
    static final MailedSite SITE =
            new MailedSite("SEKISHO_RP_ID", "example.jp", "SEKISHO_ORIGINS", ORIGIN + ",https://app.example.jp");

    private static PasskeyHolder holder() {
        return new PasskeyHolder(SITE.brokerage().customerWithHistory(), SITE.mailbox());
    }

    @Test
    void aPasskeyIsAddedAfterAStepUpListedAndToldByMail() {
        PasskeyHolder holder = holder();
        JsonNode options = holder.options("proof", holder.proof()).is(200).json();
        assertThat(options.at("/rp/id").asString()).isEqualTo("example.jp");
        assertThat(options.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.toString()).doesNotContain(holder.customer().account());

        Reply added =
                holder.adds(new Authenticator().create(options, ORIGIN), "携帯電話").is(201);

        assertThat(added.text("/name")).isEqualTo("携帯電話");
        Reply list = SITE.server().api().get(holder.path()).is(200);
        assertThat(list.texts("/passkeys", "id")).containsExactly(added.text("/id"));
        assertThat(SITE.brokerage().account(holder.customer().account()).texts("/passkeys", "name"))
                .containsExactly("携帯電話");
        Letter letter = SITE.mailbox().next(holder.customer().email());
        assertThat(letter.subject()).contains("パスキーが追加されました");
        assertThat(letter.text()).contains("携帯電話", "みかんの木").doesNotContain("://");
    }

    @Test
    void aChangeOfPasskeyIsAlwaysChallengedAndHeldWhereThereIsNoFactor() {
        assertThat(holder().asksToChange().decides("CHALLENGE").texts("/challenge/methods", ""))
                .isNotEmpty();
        String account = "no-contact-of-passkeys";
        SITE.brokerage().importLogins(account, HOME, 15).is(200);
        Reply held = SITE.brokerage()
                .assess(Request.change(account, HOME, "passkey").session("s-none"))
                .decides("HOLD");
        assertThat(held.reasons()).contains("NO_METHOD");
    }

    @Test
    void aHoldThatStaffReleasedServesOnceItIsRepeated() {
        String account = "no-contact-of-passkeys-2";
        SITE.brokerage().importLogins(account, HOME, 15).is(200);
        SITE.brokerage()
                .assess(Request.login(account, HOME).session("s-released"))
                .decides("ALLOW");
        Request change = Request.change(account, HOME, "passkey").session("s-released");
        String hold = SITE.brokerage().assess(change).decides("HOLD").text("/hold");
        SITE.server()
                .api()
                .post(
                        "/v1/holds/" + hold + "/release",
                        Json.MAPPER.createObjectNode().put("note", "seen in person"));
        String allowed = SITE.brokerage()
                .assess(change.with("releases", hold))
                .decides("ALLOW")
                .text("/id");
        String path = "/v1/accounts/" + account + "/passkeys";
        JsonNode options = SITE.server()
                .api()
                .post(path + "/options", Json.MAPPER.createObjectNode().put("assessment", allowed))
                .is(200)
                .json();
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", "first").put("assessment", allowed);
        body.set("credential", new Authenticator().create(options, ORIGIN));
        SITE.server().api().post(path, body).is(201);
        SITE.server()
                .api()
                .post(path + "/options", Json.MAPPER.createObjectNode().put("assessment", allowed))
                .is(409);
    }

    @Test
    void aProofServesForOnePasskeyOfItsAccountHoweverOftenTheBrowserTries() {
        PasskeyHolder holder = holder();
        String proof = holder.proof();
        holder.options("proof", proof).is(200);
        JsonNode options = holder.options("proof", proof).is(200).json();
        assertThat(holder().options("proof", proof).is(422).pointers()).containsExactly("/proof");
        holder.adds(new Authenticator().create(options, ORIGIN), "one").is(201);
        SITE.mailbox().next(holder.customer().email());
        holder.options("proof", proof).is(409);
    }

    @Test
    void whatApprovesSomethingElseAddsNothing() {
        PasskeyHolder holder = holder();
        Customer customer = holder.customer();
        // A login's proof; an allowed login; a consumed proof; nothing; a text; one that waited too long.
        Reply login = customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE");
        String loginProof = customer.passes(login.challenge(), Client.ELSEWHERE, SITE.mailbox())
                .text("/proof");
        holder.options("proof", loginProof).is(422);
        holder.options("assessment", customer.logsIn(HOME).text("/id")).is(422);
        holder.options("assessment", "never-heard-of").is(422);
        holder.options("proof", "a.b.c").is(422);
        Reply challenged = holder.asksToChange().decides("CHALLENGE");
        holder.options("assessment", challenged.text("/id")).is(422);
        String consumed = holder.proof();
        SITE.brokerage().consume(consumed).is(200);
        holder.options("proof", consumed).is(409);
        SITE.server()
                .api()
                .post(holder.path() + "/options", Json.MAPPER.createObjectNode())
                .is(400);
        String old = holder.proof();
        JsonNode options = holder.options("proof", old).is(200).json();
        SITE.server().clock().forward(Duration.ofMinutes(11));
        holder.options("proof", old).is(409);
        holder.adds(new Authenticator().create(options, ORIGIN), "late").is(409);
        assertThat(SITE.server().api().get(holder.path()).texts("/passkeys", "id"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://www.example.jp.evil.example", "http://www.example.jp"})
    void whatWasMadeAtAnotherOriginIsRefusedAndItsOptionsAreUsedUp(String origin) {
        PasskeyHolder holder = holder();
        JsonNode options = holder.options("proof", holder.proof()).is(200).json();
        Authenticator authenticator = new Authenticator();
        assertThat(holder.adds(authenticator.create(options, origin), "fake")
                        .is(422)
                        .pointers())
                .containsExactly("/credential");
        holder.adds(authenticator.create(options, ORIGIN), "again").is(409);
    }

    @Test
    void withoutUserVerificationNothingIsAdded() {
        PasskeyHolder holder = holder();
        JsonNode options = holder.options("proof", holder.proof()).is(200).json();
        holder.adds(new Authenticator().unverified().create(options, ORIGIN), "touch only")
                .is(422);
    }

    @Test
    void aPasskeyLogsItsOwnerInWithoutAName() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("laptop");
        ObjectNode shown = authenticator.get(holder.loginOptions(), "https://app.example.jp");

        Reply owner = holder.shows(shown).is(200);

        assertThat(owner.text("/account")).isEqualTo(holder.customer().account());
        assertThat(owner.text("/userVerified")).isEqualTo("true");
        assertThat(SITE.server().api().get(holder.path()).has("/passkeys/0/lastUsed"))
                .isTrue();
        // Replayed, its options are used up.
        holder.shows(shown).is(409);
    }

    @Test
    void whatIsNotShownRightlyLetsNobodyIn() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("laptop");
        holder.shows(authenticator.get(holder.loginOptions(), "https://hibari-support.example"))
                .is(422);
        holder.shows(new Authenticator().get(holder.loginOptions(), ORIGIN)).is(422);
        holder.shows(Json.MAPPER.createObjectNode().put("id", "x")).is(400);
        byte[] another = new byte[64];
        holder.shows(authenticator.ownedBy(another).get(holder.loginOptions(), ORIGIN))
                .is(422);
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndOpensACase() {
        PasskeyHolder holder = holder();
        Authenticator authenticator = holder.registers("key").counting(50);
        holder.shows(authenticator.get(holder.loginOptions(), ORIGIN)).is(200);

        holder.shows(authenticator.counting(7).get(holder.loginOptions(), ORIGIN))
                .is(422);

        Reply cases = SITE.server()
                .api()
                .get("/v1/cases?account=" + holder.customer().account())
                .is(200);
        assertThat(cases.texts("/cases", "kind")).contains("PASSKEY");
        holder.shows(authenticator.counting(51).get(holder.loginOptions(), ORIGIN))
                .is(200);
    }

    @Test
    void removingTakesAnApprovedChangeOrASupervisorsReason() {
        PasskeyHolder holder = holder();
        holder.registers("one");
        Authenticator second = holder.registers("two");
        List<String> ids = SITE.server().api().get(holder.path()).texts("/passkeys", "id");
        Api api = SITE.server().api();
        api.delete(holder.path() + "/" + ids.getFirst()).is(400);
        api.delete(holder.path() + "/" + ids.getFirst() + "?assessment=nothing").is(422);
        api.delete(holder.path() + "/" + ids.getFirst() + "?proof=" + holder.proof())
                .is(204);
        assertThat(SITE.mailbox().next(holder.customer().email()).subject()).contains("パスキーが削除されました");
        api.delete(holder.path() + "/" + ids.getFirst() + "?reason=again").is(404);
        api.delete(holder.path() + "/" + ids.getLast() + "?reason=added%20by%20a%20thief")
                .is(204);
        assertThat(api.get(holder.path()).texts("/passkeys", "id")).isEmpty();
        assertThat(api.get("/v1/cases?account=" + holder.customer().account()).texts("/cases", "kind"))
                .contains("PASSKEY");
        SITE.mailbox().next(holder.customer().email());
        holder.shows(second.get(holder.loginOptions(), ORIGIN)).is(422);
    }

    @Test
    void relatedOriginsAreTold() {
        Reply origins = SITE.server().api().get("/.well-known/webauthn").is(200);
        assertThat(origins.body()).contains(ORIGIN, "https://app.example.jp");
    }
}
