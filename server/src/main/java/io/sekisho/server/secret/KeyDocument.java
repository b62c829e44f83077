package io.sekisho.server.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keyring in writing: JSON of a Tink keyset, 32 bytes for HMAC, a JSON web key.
 *
 * @param mac 32 bytes
 */
record KeyDocument(KeysetHandle keyset, byte[] mac, OctetKeyPair proof) {

    private static final int MAC_BYTES = 32;
    private static final int GCM_IV_BYTES = 12;
    private static final int GCM_TAG_BYTES = 16;
    private static final JsonMapper JSON = new JsonMapper();

    static KeyDocument generate(SecureRandom random) throws GeneralSecurityException {
        byte[] mac = new byte[MAC_BYTES];
        random.nextBytes(mac);
        try {
            OctetKeyPair proof = new OctetKeyPairGenerator(Curve.Ed25519)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new KeyDocument(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()), mac, proof);
        } catch (JOSEException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static KeyDocument parse(byte[] document) throws GeneralSecurityException {
        try {
            Map<String, String> fields = JSON.readValue(document, new TypeReference<>() {});
            return new KeyDocument(
                    TinkProtoKeysetFormat.parseKeyset(
                            field(fields, "aead"), InsecureSecretKeyAccess.get(), AeadConfig2026.get()),
                    field(fields, "mac"),
                    OctetKeyPair.parse(new String(field(fields, "proof"), StandardCharsets.UTF_8)));
        } catch (JacksonException | ParseException | IllegalArgumentException e) {
            throw new GeneralSecurityException("no keyring document", e);
        }
    }

    byte[] serialize() throws GeneralSecurityException {
        return JSON.writeValueAsBytes(Map.of(
                "aead",
                        base64(TinkProtoKeysetFormat.serializeKeyset(
                                keyset, InsecureSecretKeyAccess.get(), AeadConfig2026.get())),
                "mac", base64(mac),
                "proof", base64(proof.toJSONString().getBytes(StandardCharsets.UTF_8))));
    }

    Aead aead() throws GeneralSecurityException {
        return keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    /** AES-256-GCM under a key from outside, without Tink's key ID in front. */
    @AccessesPartialKey
    static Aead masterAead(byte[] key) throws GeneralSecurityException {
        AesGcmKey master = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(MasterKey.BYTES)
                        .setIvSizeBytes(GCM_IV_BYTES)
                        .setTagSizeBytes(GCM_TAG_BYTES)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        KeysetHandle handle = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(master).withRandomId().makePrimary())
                .build();
        return handle.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    @Override
    public String toString() {
        return "KeyDocument[REDACTED]";
    }

    private static byte[] field(Map<String, String> fields, String name) throws GeneralSecurityException {
        String value = fields.get(name);
        if (value == null) {
            throw new GeneralSecurityException("no " + name + " in the keyring document");
        }
        return Base64.getDecoder().decode(value);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
