package io.sekisho.server.telephone.webhook;

import io.sekisho.server.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a provider's request, as Twilio defines it (Security, "Validating requests"): HMAC-SHA-1 under the account's token of
 * the address asked for, followed by each form field's name and value in the order of the names; in Base64.
 */
final class RequestSignature {

    static final String HEADER = "X-Twilio-Signature";

    private static final String ALGORITHM = "HmacSHA1";

    private final SecretKeySpec key;

    RequestSignature(Secret token) {
        this.key = new SecretKeySpec(token.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param url as the provider knows it, with its query */
    boolean fits(String url, Map<String, String> form, @Nullable String signature) {
        return signature != null
                && MessageDigest.isEqual(
                        of(url, form).getBytes(StandardCharsets.US_ASCII),
                        signature.strip().getBytes(StandardCharsets.US_ASCII));
    }

    String of(String url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
