package io.sekisho.server.telephone.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carriers that sign calls, with keys made for these tests only. */
public final class Signers {

    public static final URI ADDRESS = URI.create("https://cert.example.jp/shaken.pem");

    private Signers() {}

    /** @param name signer or other */
    public static X509Certificate certificate(String name) {
        try (InputStream in = resource(name + ".pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers are without plus sign. */
    public static Map<String, Object> claims(String attest, String from, String to, long iat) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("attest", attest);
        claims.put("dest", Map.of("tn", List.of(to)));
        claims.put("iat", iat);
        claims.put("orig", Map.of("tn", from));
        claims.put("origid", "de305d54-75b4-431b-adb2-eb6b9e546014");
        return claims;
    }

    /** An Identity header's value. */
    public static String identity(String name, Map<String, Object> claims) {
        return header(token(name, claims, "shaken", ADDRESS));
    }

    public static String header(String token) {
        return token + ";info=<" + ADDRESS + ">;alg=ES256;ppt=shaken";
    }

    public static String token(String name, Map<String, Object> claims, String ppt, URI x5u) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("passport"))
                .customParam("ppt", ppt)
                .x509CertURL(x5u)
                .build();
        JWSObject jws = new JWSObject(header, new Payload(claims));
        try {
            jws.sign(new ECDSASigner(key(name)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jws.serialize();
    }

    private static ECPrivateKey key(String name) {
        try (InputStream in = resource(name + "-key.pem")) {
            String pem =
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Signers.class.getResourceAsStream(name), name);
    }
}
