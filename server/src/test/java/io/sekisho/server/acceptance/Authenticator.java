package io.sekisho.server.acceptance;

import io.sekisho.server.http.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.openqa.selenium.virtualauthenticator.Credential;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A browser with an authenticator that holds one passkey (WebAuthn 6), and does as a test says, also what no browser would. */
final class Authenticator {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_CREDENTIAL = 0x40;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair key;
    private final byte[] id = new byte[32];
    private byte[] owner = new byte[0];
    private int counter = 1;
    private int flags = PRESENT | VERIFIED;

    Authenticator() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        RANDOM.nextBytes(id);
    }

    /** From now on it counts from here. */
    Authenticator counting(int from) {
        counter = from;
        return this;
    }

    /** From now on nobody is verified, only there. */
    Authenticator unverified() {
        flags = PRESENT;
        return this;
    }

    /** The same credential, as if it were another's. */
    Authenticator ownedBy(byte[] other) {
        owner = other.clone();
        return this;
    }

    /** For a browser's own virtual authenticator, which goes on with it. */
    Credential forBrowser(String party) {
        return Credential.createResidentCredential(
                id, party, new PKCS8EncodedKeySpec(key.getPrivate().getEncoded()), owner, counter);
    }

    /** Makes its passkey: {@code RegistrationResponseJSON}. */
    ObjectNode create(JsonNode options, String origin) {
        owner = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        byte[] data = authenticatorData(options.at("/rp/id").asString(), WITH_CREDENTIAL, credential());
        byte[] attestation = join(
                new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67},
                "attStmt".getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xa0, 0x68},
                "authData".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x59, (byte) (data.length >> 8), (byte) data.length},
                data);
        ObjectNode made = named();
        ObjectNode response = made.putObject("response")
                .put("clientDataJSON", BASE64.encodeToString(clientData("webauthn.create", options, origin)))
                .put("attestationObject", BASE64.encodeToString(attestation));
        response.putArray("transports").add("internal");
        return made;
    }

    /** Shows its passkey: {@code AuthenticationResponseJSON}. */
    ObjectNode get(JsonNode options, String origin) {
        byte[] client = clientData("webauthn.get", options, origin);
        byte[] data = authenticatorData(options.at("/rpId").asString(), 0, new byte[0]);
        ObjectNode shown = named();
        shown.putObject("response")
                .put("clientDataJSON", BASE64.encodeToString(client))
                .put("authenticatorData", BASE64.encodeToString(data))
                .put("signature", BASE64.encodeToString(signed(join(data, sha256(client)))))
                .put("userHandle", BASE64.encodeToString(owner));
        return shown;
    }

    private ObjectNode named() {
        ObjectNode named = Json.MAPPER
                .createObjectNode()
                .put("id", BASE64.encodeToString(id))
                .put("rawId", BASE64.encodeToString(id))
                .put("type", "public-key")
                .put("authenticatorAttachment", "platform");
        named.putObject("clientExtensionResults");
        return named;
    }

    private static byte[] clientData(String type, JsonNode options, String origin) {
        return Json.bytes(Json.MAPPER
                .createObjectNode()
                .put("type", type)
                .put("challenge", options.at("/challenge").asString())
                .put("origin", origin)
                .put("crossOrigin", false));
    }

    private byte[] authenticatorData(String party, int more, byte[] credential) {
        byte[] count = ByteBuffer.allocate(Integer.BYTES).putInt(counter++).array();
        return join(
                sha256(party.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) (flags | more)}, count, credential);
    }

    /** Attested credential data: no model, the id, and the key in COSE (RFC 9053 7.1.1). */
    private byte[] credential() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        return join(
                new byte[16],
                new byte[] {0, (byte) id.length},
                id,
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getW().getAffineY()));
    }

    private byte[] signed(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        ByteBuffer fixed = ByteBuffer.allocate(32);
        int skipped = Math.max(0, bytes.length - 32);
        fixed.position(32 - (bytes.length - skipped));
        return fixed.put(bytes, skipped, bytes.length - skipped).array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
