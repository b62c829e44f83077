package io.sekisho.server.challenge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sekisho.engine.event.Operation;
import io.sekisho.server.hold.HeldOperation;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.WireNames;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of passed challenges: JWS signed with EdDSA (RFC 8037), verifiable by anyone with the published keys, consumed once. Ed25519 is
 * deterministic, so a proof is not stored but signed again from what the challenge keeps.
 */
public final class Proofs {

    /** API contract. */
    public static final Duration VALID_FOR = Duration.ofMinutes(5);

    private static final String ISSUER = "sekisho";

    private final OctetKeyPair key;
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Ed25519Signer signer;
    private final JWSVerifier verifier;

    public Proofs(OctetKeyPair key, Jdbi jdbi, InstantSource clock) {
        this.key = key;
        this.jdbi = jdbi;
        this.clock = clock;
        try {
            signer = new Ed25519Signer(key);
            verifier = new Ed25519Verifier(key.toPublicJWK());
        } catch (JOSEException e) {
            throw new IllegalStateException("the proof key is no Ed25519 key", e);
        }
    }

    /** The public keys, for {@code /.well-known/jwks.json} (RFC 7517). */
    public Map<String, Object> publicKeys() {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    /** The proof of a passed challenge; the same each time. */
    public String sign(String challenge, ChallengeDocument document) {
        ChallengeDocument.Proof proof = Objects.requireNonNull(document.proof(), "the challenge has not passed");
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build(),
                claims(challenge, document, proof));
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a proof failed", e);
        }
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(String challenge, ChallengeDocument document, ChallengeDocument.Proof proof) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(document.account())
                .jwtID(proof.id())
                .issueTime(Date.from(proof.issuedAt()))
                .expirationTime(Date.from(proof.issuedAt().plus(VALID_FOR)))
                .claim("account", document.account())
                .claim("challenge", challenge)
                .claim("assessment", document.assessment())
                .claim("session", document.session())
                .claim("operation", WireNames.of(document.operation()))
                .claim("assurance", WireNames.of(proof.assurance()))
                .claim("restricted", proof.restricted());
        document.subject().claims().forEach(claims::claim);
        return claims.build();
    }

    /** What became of an attempt to consume a proof. */
    public sealed interface Consumed {
        /** The first and only time. */
        record Once(Map<String, Object> claims) implements Consumed {}

        record Again(Instant first) implements Consumed {}

        record Expired() implements Consumed {}

        /** Of something held that may not go on: denied, expired, frozen, done already, or not released by this. */
        record Held(HeldOperation.State state) implements Consumed {}

        /** Not a proof of this server. */
        record Unknown() implements Consumed {}
    }

    /** Consumes a proof: of any number of callers at once, one succeeds. */
    public Consumed consume(String jws) {
        return jdbi.inTransaction(handle -> consume(handle, jws));
    }

    /** As {@link #consume(String)}, within the transaction of what it is consumed for. */
    public Consumed consume(Handle handle, String jws) {
        JWTClaimsSet claims = verified(jws);
        if (claims == null) {
            return new Consumed.Unknown();
        }
        Instant now = clock.instant();
        if (!now.isBefore(claims.getExpirationTime().toInstant())) {
            return new Consumed.Expired();
        }
        Optional<HeldOperation.State> stopped = Holds.standing(
                        handle, String.valueOf(claims.getClaim("assessment")), now)
                .filter(state -> !goesOn(state, claims));
        if (stopped.isPresent()) {
            return new Consumed.Held(stopped.get());
        }
        int first = handle.execute(
                "UPDATE proof SET consumed_at = ? WHERE id = ? AND consumed_at IS NULL",
                now.atOffset(ZoneOffset.UTC),
                claims.getJWTID());
        if (first == 1) {
            return new Consumed.Once(claims.toJSONObject());
        }
        return handle.createQuery("SELECT consumed_at FROM proof WHERE id = ?")
                .bind(0, claims.getJWTID())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .<Consumed>map(at -> new Consumed.Again(at.toInstant()))
                .orElseGet(Consumed.Unknown::new);
    }

    /** A held login that was passed restricted goes on as far as that: its hold stays open for the rest. */
    private static boolean goesOn(HeldOperation.State state, JWTClaimsSet claims) {
        return switch (state) {
            case RELEASED -> true;
            case OPEN -> WireNames.of(Operation.LOGIN).equals(claims.getClaim("operation"));
            case DENIED, USED, FROZEN, EXPIRED -> false;
        };
    }

    /** What a proof says, also where it was consumed or has expired; nothing where it is none of ours. */
    public Optional<Map<String, Object>> read(String jws) {
        return Optional.ofNullable(verified(jws)).map(JWTClaimsSet::toJSONObject);
    }

    private @Nullable JWTClaimsSet verified(String jws) {
        try {
            SignedJWT jwt = SignedJWT.parse(jws);
            return JWSAlgorithm.EdDSA.equals(jwt.getHeader().getAlgorithm()) && jwt.verify(verifier)
                    ? jwt.getJWTClaimsSet()
                    : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }
}
