package io.sekisho.server.webauthn;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * A registered passkey, as its owner's capability keeps it (WebAuthn 4, "credential record").
 *
 * @param id             the credential's id, unique
 * @param credential     attested credential data: authenticator model, id and public key (WebAuthn 6.5.1)
 * @param counter        signatures made, as the authenticator counts them; 0 where it does not
 * @param backupEligible whether it may be synchronised to other machines; never changes
 * @param backedUp       whether it is
 * @param transports     how to reach its authenticator, such as {@code internal}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on to the database, never compared
public record Passkey(
        byte[] id, byte[] credential, long counter, boolean backupEligible, boolean backedUp, List<String> transports) {

    public Passkey {
        transports = List.copyOf(transports);
    }

    /** The model of its authenticator (AAGUID), zero where it does not tell; the authenticator's own word. */
    public UUID model() {
        ByteBuffer first = ByteBuffer.wrap(credential);
        return new UUID(first.getLong(), first.getLong());
    }

    Passkey used(long newCounter, boolean nowBackedUp) {
        return new Passkey(id, credential, newCounter, backupEligible, nowBackedUp, transports);
    }

    @Override
    public String toString() {
        return "Passkey[counter=" + counter + "]";
    }
}
