package io.sekisho.server.secret;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts what is stored about people (AES-256-GCM), bound to where it belongs: what was sealed for one purpose and row does not open
 * as another's.
 */
public final class Sealer {

    private final Aead aead;

    Sealer(Aead aead) {
        this.aead = aead;
    }

    /** @param context what identifies the place, such as the account; the same is needed to open */
    public byte[] seal(byte[] plain, String purpose, String... context) {
        try {
            return aead.encrypt(plain, Parts.encode(purpose, context));
        } catch (GeneralSecurityException e) {
            throw new KeyringException("Cannot seal for " + purpose, e);
        }
    }

    /** @throws KeyringException when it was altered, sealed for another purpose or context, or with another key */
    public byte[] open(byte[] sealed, String purpose, String... context) {
        try {
            return aead.decrypt(sealed, Parts.encode(purpose, context));
        } catch (GeneralSecurityException e) {
            throw new KeyringException(
                    "Cannot open what should be sealed for " + purpose + ": altered, misplaced or of another key", e);
        }
    }

    /** As {@link #seal(byte[], String, String...)}, of a text's UTF-8 bytes. */
    public byte[] seal(Secret text, String purpose, String... context) {
        return seal(text.value().getBytes(StandardCharsets.UTF_8), purpose, context);
    }

    public Secret openText(byte[] sealed, String purpose, String... context) {
        return new Secret(new String(open(sealed, purpose, context), StandardCharsets.UTF_8));
    }
}
