package io.sekisho.server.webauthn;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What a page hands to the browser, in the JSON forms of WebAuthn 5.1.8 and 5.1.10 that
 * {@code PublicKeyCredential.parseCreationOptionsFromJSON} and {@code parseRequestOptionsFromJSON} read.
 */
public final class Options {

    /** The longest a person may take; the lower end of what WebAuthn 15.1 recommends. */
    public static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** ES256, EdDSA and RS256: what WebAuthn 5.4 recommends, in its order of preference. */
    static final List<Long> ALGORITHMS = List.of(-8L, -7L, -257L);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String REQUIRED = "required";

    private Options() {}

    /**
     * Asks for a new passkey that its authenticator finds by itself and guards by a fingerprint, a face or a PIN.
     *
     * @param userHandle at most 64 bytes that tell nothing of the person (WebAuthn 14.6.1)
     * @param existing   ids of the person's passkeys, so that no authenticator gets a second one
     */
    public static Map<String, Object> creation(
            RelyingParty party, byte[] userHandle, String userName, byte[] challenge, List<byte[]> existing) {
        return creation(party, userHandle, userName, challenge, existing, "none");
    }

    /** @param attestation how much the browser tells of the authenticator: {@code none} or {@code direct} (WebAuthn 5.4.7) */
    public static Map<String, Object> creation(
            RelyingParty party,
            byte[] userHandle,
            String userName,
            byte[] challenge,
            List<byte[]> existing,
            String attestation) {
        return Map.of(
                "rp", Map.of("id", party.id(), "name", party.name()),
                "user", Map.of("id", text(userHandle), "name", userName, "displayName", userName),
                "challenge", text(challenge),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                                .toList(),
                "timeout", TIMEOUT.toMillis(),
                "excludeCredentials", descriptors(existing),
                "authenticatorSelection",
                        Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED),
                "attestation", attestation);
    }

    /** @param allowed ids of the passkeys to choose from; empty: any that the authenticator knows for this party */
    public static Map<String, Object> request(RelyingParty party, byte[] challenge, List<byte[]> allowed) {
        return Map.of(
                "challenge", text(challenge),
                "timeout", TIMEOUT.toMillis(),
                "rpId", party.id(),
                "allowCredentials", descriptors(allowed),
                "userVerification", REQUIRED);
    }

    private static List<Map<String, String>> descriptors(List<byte[]> ids) {
        return ids.stream()
                .map(id -> Map.of("type", "public-key", "id", text(id)))
                .toList();
    }

    private static String text(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
