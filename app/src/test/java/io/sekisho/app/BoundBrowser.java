package io.sekisho.app;

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
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a browser that binds a session to a key: a browser with a TPM does this by itself, on secure origins. */
final class BoundBrowser {

    private final SiteVisitor visitor;
    private final ECKey key;

    BoundBrowser(SiteVisitor visitor) throws JOSEException {
        this.visitor = visitor;
        this.key = new ECKeyGenerator(Curve.P_256).generate();
    }

    /** @return the session's id */
    String takesUp(HttpResponse<String> login) throws JOSEException {
        String offer = login.headers().firstValue("Secure-Session-Registration").orElseThrow();
        String binding = parameter(offer, "authorization=\"([^\"]+)\"");
        JWSHeader header = header().jwk(key.toPublicJWK()).build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(parameter(offer, "challenge=\"([^\"]+)\""))
                .claim("authorization", binding)
                .build();
        String path = parameter(offer, "path=\"([^\"]+)\"");
        HttpResponse<String> registered = visitor.speak(path, "Secure-Session-Response", signed(header, claims));
        if (registered.statusCode() != 200 || !registered.body().contains(binding)) {
            throw new IllegalStateException(registered.statusCode() + " " + registered.body());
        }
        return binding;
    }

    /** What it signs for a challenge. */
    String proves(HttpResponse<String> asked) throws JOSEException {
        String challenge =
                asked.headers().firstValue("Secure-Session-Challenge").orElseThrow();
        return signed(
                header().build(),
                new JWTClaimsSet.Builder()
                        .jwtID(parameter(challenge, "^\"([^\"]+)\""))
                        .build());
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType("dbsc+jwt"));
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new ECDSASigner(key));
        return "\"" + jwt.serialize() + "\"";
    }

    private static String parameter(String header, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(header);
        if (!found.find()) {
            throw new IllegalStateException(header);
        }
        return found.group(1);
    }
}
