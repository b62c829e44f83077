package io.sekisho.server.telephone.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import io.sekisho.server.telephone.Attestation;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A SHAKEN PASSporT (RFC 8225, RFC 8588) in its full form, read and not yet believed. */
final class Passport {

    private static final String SHAKEN = "shaken";
    private static final Map<String, Attestation> ATTESTATIONS =
            Map.of("A", Attestation.SIGNED_A, "B", Attestation.SIGNED_B, "C", Attestation.SIGNED_C);

    private final JWSObject jws;
    private final Map<String, Object> claims;

    private Passport(JWSObject jws, Map<String, Object> claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /** Empty where the token is no JWS of claims. */
    static Optional<Passport> parse(String token) {
        try {
            JWSObject jws = JWSObject.parse(token);
            Map<String, Object> claims = jws.getPayload().toJSONObject();
            return claims == null ? Optional.empty() : Optional.of(new Passport(jws, claims));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** Whether its header is that of a SHAKEN PASSporT signed for what lies at the address (RFC 8225, section 4; RFC 8588, section 6). */
    boolean isShaken(URI info) {
        JWSHeader header = jws.getHeader();
        return JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && header.getType() != null
                && "passport".equalsIgnoreCase(header.getType().getType())
                && SHAKEN.equals(header.getCustomParam("ppt"))
                && info.equals(header.getX509CertURL());
    }

    boolean isSignedBy(X509Certificate certificate) {
        try {
            return certificate.getPublicKey() instanceof ECPublicKey key && jws.verify(new ECDSAVerifier(key));
        } catch (JOSEException e) {
            // A key of another curve than ES256's signs nothing here.
            return false;
        }
    }

    Optional<Instant> issuedAt() {
        try {
            return claims.get("iat") instanceof Number seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @param number E.164; a PASSporT has numbers without the plus sign (RFC 8224, section 8.3) */
    boolean isFrom(String number) {
        return claims.get("orig") instanceof Map<?, ?> orig && names(orig.get("tn"), number);
    }

    /** @param number E.164 */
    boolean isTo(String number) {
        return claims.get("dest") instanceof Map<?, ?> dest
                && dest.get("tn") instanceof List<?> numbers
                && numbers.stream().anyMatch(each -> names(each, number));
    }

    private static boolean names(@Nullable Object claimed, String number) {
        return claimed instanceof String text && ("+" + text).equals(number);
    }

    Optional<Attestation> attestation() {
        return Optional.ofNullable(ATTESTATIONS.get(String.valueOf(claims.get("attest"))));
    }
}
