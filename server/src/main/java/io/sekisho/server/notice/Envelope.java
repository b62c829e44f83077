package io.sekisho.server.notice;

import io.sekisho.server.secret.Sealer;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mail ready to go, as it waits in the outbox: composed once, so that every attempt sends the same.
 *
 * @param messageId unique to this row; a second copy after a lost answer carries it again
 * @param createdMillis the mail's date, milliseconds since 1970
 */
record Envelope(
        String to, String language, String messageId, long createdMillis, String subject, String text, String html) {

    private static final String PURPOSE = "outbox";
    private static final JsonMapper JSON = new JsonMapper();

    static Envelope of(Mail mail, Recipient to, String messageId, Instant created) {
        return new Envelope(
                to.address(),
                to.language().locale().getLanguage(),
                messageId,
                created.toEpochMilli(),
                mail.subject(),
                mail.text(),
                mail.html());
    }

    byte[] seal(Sealer sealer, String account) {
        return sealer.seal(JSON.writeValueAsBytes(this), PURPOSE, account);
    }

    static Envelope open(byte[] sealed, Sealer sealer, String account) {
        return JSON.readValue(sealer.open(sealed, PURPOSE, account), Envelope.class);
    }

    @Override
    public String toString() {
        return "Envelope[" + messageId + "]";
    }
}
