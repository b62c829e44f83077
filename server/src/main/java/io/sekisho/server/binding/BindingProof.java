package io.sekisho.server.binding;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser signs (draft, "DBSC proof JWT syntax"), its signature found right.
 *
 * @param key           the public key that it was signed with, as a JWK
 * @param challenge     claim {@code jti}
 * @param authorization claim of that name, absent where it has none
 */
record BindingProof(String key, String challenge, @Nullable String authorization) {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dbsc+jwt");
    private static final int RSA_BITS_MIN = 2048;

    /** A registration brings its key along. */
    static Optional<BindingProof> ofRegistration(String response) {
        return parsed(response).flatMap(jwt -> {
            JWK key = jwt.getHeader().getJWK();
            return key == null || key.isPrivate() ? Optional.empty() : verified(jwt, key);
        });
    }

    /** Later only the key once registered counts, whatever is brought along. */
    static Optional<BindingProof> ofRefresh(String response, String registeredKey) {
        return parsed(response).filter(jwt -> jwt.getHeader().getJWK() == null).flatMap(jwt -> {
            try {
                return verified(jwt, JWK.parse(registeredKey));
            } catch (ParseException e) {
                throw new IllegalStateException("a stored key is no JWK", e);
            }
        });
    }

    /** @param response the header's value, a structured string with its quotes (RFC 9651), or what is within them */
    private static Optional<SignedJWT> parsed(String response) {
        String text = response.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        try {
            SignedJWT jwt = SignedJWT.parse(quoted ? text.substring(1, text.length() - 1) : text);
            return TYPE.equals(jwt.getHeader().getType()) ? Optional.of(jwt) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<BindingProof> verified(SignedJWT jwt, JWK key) {
        try {
            Optional<JWSVerifier> verifier = verifier(jwt.getHeader().getAlgorithm(), key);
            if (verifier.isEmpty() || !jwt.verify(verifier.get())) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String challenge = claims.getJWTID();
            return challenge == null
                    ? Optional.empty()
                    : Optional.of(new BindingProof(
                            key.toPublicJWK().toJSONString(), challenge, claims.getStringClaim("authorization")));
        } catch (JOSEException | ParseException e) {
            return Optional.empty();
        }
    }

    /** ES256 and RS256; the draft's "none" proves nothing and is none of ours. */
    private static Optional<JWSVerifier> verifier(JWSAlgorithm algorithm, JWK key) throws JOSEException {
        if (JWSAlgorithm.ES256.equals(algorithm) && key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
            return Optional.of(new ECDSAVerifier(ec));
        }
        if (JWSAlgorithm.RS256.equals(algorithm) && key instanceof RSAKey rsa && rsa.size() >= RSA_BITS_MIN) {
            return Optional.of(new RSASSAVerifier(rsa));
        }
        return Optional.empty();
    }
}
