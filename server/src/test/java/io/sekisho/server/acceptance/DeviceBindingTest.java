package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A device token bound to a key that its browser holds. The browser is played by its messages, as the draft has them: a browser binds
 * sessions of secure origins only, on machines with a TPM.
 */
@Tag("slow")
class DeviceBindingTest {

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() {
        mailbox = Mailbox.open();
        server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url());
        brokerage = server.brokerage();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    /** A browser's half: its key, and what it signs. */
    private record Browser(ECKey key) {

        static Browser fresh() throws JOSEException {
            return new Browser(new ECKeyGenerator(Curve.P_256).generate());
        }

        /** @param authorization present at registration, which brings the key along */
        String signs(String challenge, @Nullable String authorization) throws JOSEException {
            JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("dbsc+jwt"));
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().jwtID(challenge);
            if (authorization != null) {
                header.jwk(key.toPublicJWK());
                claims.claim("authorization", authorization);
            }
            SignedJWT jwt = new SignedJWT(header.build(), claims.build());
            jwt.sign(new ECDSASigner(key));
            return "\"" + jwt.serialize() + "\"";
        }
    }

    /** A customer whose device is bound. */
    private record Bound(Customer customer, String device, Browser browser, String id, Reply registered) {

        String token() {
            return registered.text("/token");
        }
    }

    private static Bound bound() throws JOSEException {
        Customer customer = brokerage.customerWithHistory();
        String device = customer.logsIn(HOME).decides("ALLOW").text("/device");
        Reply offer = offer(customer, device);
        Browser browser = Browser.fresh();
        String id = offer.text("/binding");
        Reply registered = register(id, browser.signs(parameter(offer.text("/registration"), "challenge"), id))
                .is(200);
        return new Bound(customer, device, browser, id, registered);
    }

    private static Reply offer(Customer customer, String device) {
        return tryOffer(customer, device).is(201);
    }

    private static Reply tryOffer(Customer customer, String device) {
        return brokerage
                .api()
                .post(
                        "/v1/device-bindings",
                        Map.of(
                                "account",
                                customer.account(),
                                "device",
                                device,
                                "registrationPath",
                                "/bound/registration",
                                "refreshPath",
                                "/bound/refresh",
                                "cookie",
                                "bound",
                                "attributes",
                                "Path=/; Secure; HttpOnly; SameSite=Lax"));
    }

    private static Reply register(String id, String response) {
        return brokerage.api().post("/v1/device-bindings/" + id + "/registration", Map.of("response", response));
    }

    private static Reply refresh(String id, @Nullable String response) {
        return brokerage
                .api()
                .post(
                        "/v1/device-bindings/" + id + "/refresh",
                        response == null ? Map.of() : Map.of("response", response))
                .is(200);
    }

    private static String parameter(String header, String name) {
        Matcher found = Pattern.compile(name + "=\"([^\"]+)\"").matcher(header);
        assertThat(found.find()).as(header).isTrue();
        return found.group(1);
    }

    /** The value that stands first in Secure-Session-Challenge. */
    private static String challenge(Reply reply) {
        String header = reply.text("/challenge");
        return header.substring(1, header.indexOf('"', 1));
    }

    @Test
    void theOfferIsTheHeaderOfTheDraft() {
        Customer customer = brokerage.customerWithHistory();
        Reply offer = offer(customer, customer.logsIn(HOME).text("/device"));

        assertThat(offer.text("/registration"))
                .matches("\\(ES256 RS256\\);path=\"/bound/registration\";challenge=\"[^\"]+\";authorization=\""
                        + offer.text("/binding") + "\"");
    }

    @Test
    void aRegistrationAnswersWithTheSessionsInstructions() throws JOSEException {
        Bound bound = bound();

        assertThat(bound.registered().text("/instructions/session_identifier")).isEqualTo(bound.id());
        assertThat(bound.registered().text("/instructions/refresh_url")).isEqualTo("/bound/refresh");
        assertThat(bound.registered().text("/instructions/credentials/0/name")).isEqualTo("bound");
        assertThat(bound.registered().text("/instructions/scope/include_site")).isEqualTo("false");
        assertThat(bound.registered().text("/maxAge")).isEqualTo("600");
    }

    @Test
    void aBoundDeviceIsKnownByTokenAndKeyTogether() throws JOSEException {
        Bound bound = bound();

        Reply own = bound.customer().logsIn(HOME.with(bound.device()).bound(bound.token()));

        assertThat(own.decides("ALLOW").reasons()).contains("DEVICE_KNOWN");
    }

    @Test
    void aCopiedTokenWithoutTheKeyIsNoticedAtOnceAndTheOwnerIsNotDoubted() throws JOSEException {
        Bound bound = bound();

        // At home even: malware copies what there is, from wherever it sits.
        Reply thief = bound.customer().logsIn(HOME.with(bound.device())).decides("CHALLENGE");
        assertThat(thief.reasons()).contains("TOKEN_UNBOUND");
        assertThat(thief.level()).isEqualTo("HIGH");

        Reply own = bound.customer().logsIn(HOME.with(bound.device()).bound(bound.token()));
        assertThat(own.decides("ALLOW").reasons()).contains("DEVICE_KNOWN");
    }

    @Test
    void aThiefWhoPassesAChallengeDoesNotTakeTheOwnersDevice() throws JOSEException {
        Bound bound = bound();
        Client thief = HOME.with(bound.device());
        Reply asked = bound.customer().logsIn(thief).decides("CHALLENGE");
        bound.customer().passes(asked.challenge(), thief, mailbox);

        Reply own = bound.customer().logsIn(HOME.with(bound.device()).bound(bound.token()));

        assertThat(own.decides("ALLOW").reasons()).contains("DEVICE_KNOWN");
        assertThat(refresh(bound.id(), bound.browser().signs(challenge(bound.registered()), null))
                        .text("/status"))
                .isEqualTo("bound");
    }

    @Test
    void aTokenAloneDoesNotBindADeviceAnew() throws JOSEException {
        Bound bound = bound();

        tryOffer(bound.customer(), bound.device()).is(409);
    }

    @Test
    void theKeyMustBeShownAgainAfterMinutes() throws JOSEException {
        Bound bound = bound();
        server.clock().forward(Duration.ofMinutes(12));

        assertThat(bound.customer()
                        .logsIn(HOME.with(bound.device()).bound(bound.token()))
                        .reasons())
                .contains("TOKEN_UNBOUND");

        Reply asked = refresh(bound.id(), null);
        assertThat(asked.text("/status")).isEqualTo("challenge");
        assertThat(asked.text("/challenge")).endsWith(";id=\"" + bound.id() + "\"");
        Reply fresh = refresh(bound.id(), bound.browser().signs(challenge(asked), null));
        assertThat(fresh.text("/status")).isEqualTo("bound");
        assertThat(bound.customer()
                        .logsIn(HOME.with(bound.device()).bound(fresh.text("/token")))
                        .reasons())
                .contains("DEVICE_KNOWN");
    }

    @Test
    void theChallengeGivenAheadSavesARoundTripAndCountsOnce() throws JOSEException {
        Bound bound = bound();
        String signed = bound.browser().signs(challenge(bound.registered()), null);

        assertThat(refresh(bound.id(), signed).text("/status")).isEqualTo("bound");
        assertThat(refresh(bound.id(), signed).text("/status"))
                .as("a signature carried off is worth nothing")
                .isEqualTo("challenge");
    }

    @Test
    void anotherKeyRefreshesNothing() throws JOSEException {
        Bound bound = bound();
        Browser other = Browser.fresh();
        String challenge = challenge(bound.registered());

        assertThat(refresh(bound.id(), other.signs(challenge, null)).text("/status"))
                .isEqualTo("challenge");
        assertThat(refresh(bound.id(), other.signs(challenge, bound.id())).text("/status"))
                .as("bringing a key along later")
                .isEqualTo("challenge");
        assertThat(refresh(bound.id(), bound.browser().signs(challenge, null)).text("/status"))
                .isEqualTo("bound");
    }

    @Test
    void aRegistrationNeedsItsOwnChallengeAndHappensOnce() throws JOSEException {
        Customer customer = brokerage.customerWithHistory();
        String device = customer.logsIn(HOME).text("/device");
        Reply offer = offer(customer, device);
        Reply other = offer(customer, device);
        String id = offer.text("/binding");
        Browser browser = Browser.fresh();

        register(id, browser.signs("made up", id)).is(422);
        register(id, browser.signs(parameter(other.text("/registration"), "challenge"), id))
                .is(422);
        register(id, "no token at all").is(422);
        String right = browser.signs(parameter(offer.text("/registration"), "challenge"), id);
        register(id, right).is(200);
        register(id, right).is(409);
        register("bind_unknown", right).is(404);
    }

    @Test
    void aForgottenDeviceEndsItsBinding() throws JOSEException {
        Bound bound = bound();
        brokerage.api().delete("/v1/accounts/" + bound.customer().account() + "/devices");

        Reply ended = refresh(bound.id(), bound.browser().signs(challenge(bound.registered()), null));

        assertThat(ended.text("/status")).isEqualTo("ended");
        assertThat(ended.text("/instructions/continue")).isEqualTo("false");
    }

    @Test
    void aBrowserThatCannotBindKeepsItsTokenAsBefore() {
        Customer customer = brokerage.customerWithHistory();
        String device = customer.logsIn(HOME).decides("ALLOW").text("/device");

        assertThat(customer.logsIn(HOME.with(device)).decides("ALLOW").reasons())
                .contains("DEVICE_KNOWN");
    }
}
