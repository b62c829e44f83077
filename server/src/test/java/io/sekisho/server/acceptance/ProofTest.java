package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a passed challenge earns. */
@Tag("slow")
class ProofTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    /** Verified as anybody would, with the published key that the proof names. */
    private static JWTClaimsSet verified(String proof) throws Exception {
        SignedJWT jwt = SignedJWT.parse(proof);
        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
        Reply keys = SITE.brokerage()
                .api()
                .withKey(null)
                .get("/.well-known/jwks.json")
                .is(200);
        OctetKeyPair key = (OctetKeyPair)
                JWKSet.parse(keys.body()).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new Ed25519Verifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static String loginProof(Customer customer) {
        Reply asked = customer.logsIn(ELSEWHERE, "s-login").decides("CHALLENGE");
        return customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox()).text("/proof");
    }

    @Test
    void aProofNamesTheLoginAndItsWorth() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE, "s-77").decides("CHALLENGE");
        Reply passed = customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox());
        JWTClaimsSet claims = verified(passed.text("/proof"));
        assertThat(claims.getStringClaim("account")).isEqualTo(customer.account());
        assertThat(claims.getStringClaim("assessment")).isEqualTo(asked.text("/id"));
        assertThat(claims.getStringClaim("session")).isEqualTo("s-77");
        assertThat(claims.getStringClaim("operation")).isEqualTo("login");
        assertThat(claims.getStringClaim("assurance")).isEqualTo("low");
        assertThat(claims.getBooleanClaim("restricted"))
                .isEqualTo(passed.json().at("/restricted").asBoolean());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(claims.getJWTID()).isNotEmpty();
    }

    @Test
    void aWithdrawalsProofIsLinkedToItsAmountAndDestination() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply asked = SITE.brokerage()
                .assess(Request.withdrawal(customer.account(), HOME, "600000").session("s-1"))
                .decides("CHALLENGE");
        SITE.brokerage().startCode(asked.challenge(), HOME).is(200);
        Letter letter = SITE.mailbox().next(customer.email());
        // The mail says what is approved.
        assertThat(letter.text()).contains("600,000円の出金");
        JWTClaimsSet claims = verified(SITE.brokerage()
                .answerCode(asked.challenge(), letter.code(), HOME)
                .is(200)
                .text("/proof"));
        assertThat(claims.getStringClaim("operation")).isEqualTo("withdrawal");
        assertThat(claims.getStringClaim("amount")).isEqualTo("600000");
        assertThat(claims.getStringClaim("currency")).isEqualTo("JPY");
        assertThat(claims.getStringClaim("destination")).isEqualTo("bank-acct-7f3a");
        assertThat(claims.getStringClaim("session")).isEqualTo("s-1");
    }

    @Test
    void anOrdersProofIsLinkedToSymbolSideAndQuantity() throws Exception {
        Customer customer = SITE.brokerage().customerWithHistory();
        JWTClaimsSet claims = verified(orderProof(customer));
        assertThat(claims.getStringClaim("operation")).isEqualTo("order");
        assertThat(claims.getStringClaim("symbol")).isEqualTo("0700.HK");
        assertThat(claims.getStringClaim("side")).isEqualTo("buy");
        assertThat(claims.getStringClaim("quantity")).isEqualTo("1000");
        assertThat(claims.getStringClaim("instrument")).isEqualTo("equity");
    }

    /** Another browser at home, in a session of the usual one: an order at some risk. */
    private static String orderProof(Customer customer) {
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Client another = HOME.using(Client.FIREFOX);
        Reply asked = SITE.brokerage()
                .assess(Request.order(customer.account(), another).session("s-1"))
                .decides("CHALLENGE");
        return customer.passes(asked.challenge(), another, SITE.mailbox()).text("/proof");
    }

    private static Reply consume(String proof, Map<String, String> expected) {
        return SITE.brokerage().api().post("/v1/proofs/consume", Map.of("proof", proof, "expect", expected));
    }

    @Test
    void aProofForOneWithdrawalServesForNoOther() {
        Customer customer = SITE.brokerage().customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply asked = SITE.brokerage()
                .assess(Request.withdrawal(customer.account(), HOME, "600000").session("s-1"))
                .decides("CHALLENGE");
        String proof = customer.passes(asked.challenge(), HOME, SITE.mailbox()).text("/proof");
        Map<String, String> right = new LinkedHashMap<>(Map.of(
                "operation", "withdrawal",
                "account", customer.account(),
                "session", "s-1",
                "amount", "600000.00",
                "currency", "JPY",
                "destination", "bank-acct-7f3a"));
        Map.of(
                        "amount",
                        "600001",
                        "currency",
                        "USD",
                        "destination",
                        "bank-acct-0001",
                        "account",
                        "8021-0",
                        "session",
                        "s-2")
                .forEach((field, other) -> {
                    Map<String, String> wrong = new LinkedHashMap<>(right);
                    wrong.put(field, other);
                    assertThat(consume(proof, wrong).is(422).pointers()).containsExactly("/expect/" + field);
                });
        assertThat(consume(proof, Map.of("operation", "login", "account", customer.account()))
                        .is(422)
                        .pointers())
                .containsExactly("/expect/operation");
        // What is left out could differ, so nothing may be.
        assertThat(consume(proof, Map.of("operation", "withdrawal", "account", customer.account()))
                        .is(400)
                        .pointers())
                .containsExactlyInAnyOrder("/expect/amount", "/expect/currency", "/expect/destination");
        List<Reply> replies = AtOnce.call(50, i -> () -> consume(proof, right));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void aProofForOneOrderServesForNoOther() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String proof = orderProof(customer);
        Map<String, String> right = new LinkedHashMap<>(Map.of(
                "operation", "order",
                "account", customer.account(),
                "side", "buy",
                "instrument", "equity",
                "symbol", "0700.HK",
                "quantity", "1000",
                "currency", "HKD"));
        Map.of("side", "sell", "instrument", "fund", "symbol", "7992", "quantity", "10000")
                .forEach((field, other) -> {
                    Map<String, String> wrong = new LinkedHashMap<>(right);
                    wrong.put(field, other);
                    assertThat(consume(proof, wrong).is(422).pointers()).containsExactly("/expect/" + field);
                });
        consume(proof, right).is(200);
        consume(proof, right).is(409);
    }

    @Test
    void aProofIsConsumedOnceEvenByManyAtOnce() {
        String proof = loginProof(SITE.brokerage().customerWithHistory());
        List<Reply> replies = AtOnce.call(50, i -> () -> SITE.brokerage().consume(proof));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).containsOnly(200, 409);
        SITE.brokerage().consume(proof).is(409);
    }

    @Test
    void consumingTellsWhatWasProven() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply consumed = SITE.brokerage().consume(loginProof(customer)).is(200);
        assertThat(consumed.text("/claims/account")).isEqualTo(customer.account());
        assertThat(consumed.text("/claims/operation")).isEqualTo("login");
    }

    @Test
    void aProofReadTwiceIsTheSameProof() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        String proof =
                customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox()).text("/proof");
        String again = SITE.brokerage().challenge(asked.challenge()).text("/proof");
        SITE.brokerage().consume(proof).is(200);
        SITE.brokerage().consume(again).is(409);
    }

    @Test
    void anExpiredOrForgedProofIsRefused() {
        String proof = loginProof(SITE.brokerage().customerWithHistory());
        int dot = proof.lastIndexOf('.');
        char first = proof.charAt(dot + 1);
        SITE.brokerage()
                .consume(proof.substring(0, dot + 1) + (first == 'A' ? 'B' : 'A') + proof.substring(dot + 2))
                .is(422);
        try (RunningServer other = RunningServer.start()) {
            other.brokerage().consume(proof).is(422);
        }
        SITE.server().clock().forward(Duration.ofMinutes(5).plusSeconds(1));
        SITE.brokerage().consume(proof).is(422);
    }
}
