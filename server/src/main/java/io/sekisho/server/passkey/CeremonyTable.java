package io.sekisho.server.passkey;

import io.sekisho.server.secret.Sha256;
import io.sekisho.server.webauthn.Options;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The challenges of ceremonies, each to be used once within the time that a person is given. */
final class CeremonyTable {

    /** WebAuthn 13.4.3 asks for 16 at least. */
    static final int CHALLENGE_BYTES = 32;

    private final Jdbi jdbi;
    private final SecureRandom random;
    private final InstantSource clock;

    CeremonyTable(Jdbi jdbi, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What a ceremony is for.
     *
     * @param account    whose passkey is added; absent: somebody logs in, whoever it be
     * @param assessment the change by which it is added
     */
    record For(@Nullable String account, @Nullable String assessment) {

        static final For LOGIN = new For(null, null);
    }

    byte[] begin(For what) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        Instant now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM passkey_ceremony WHERE expires_at < ?", now.atOffset(ZoneOffset.UTC));
            handle.execute(
                    "INSERT INTO passkey_ceremony (hash, account, assessment, expires_at) VALUES (?, ?, ?, ?)",
                    Sha256.of(challenge),
                    what.account(),
                    what.assessment(),
                    now.plus(Options.TIMEOUT).atOffset(ZoneOffset.UTC));
        });
        return challenge;
    }

    /** Uses a challenge up, at once and for good, whatever becomes of the answer. */
    Optional<For> end(byte[] challenge) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            DELETE FROM passkey_ceremony WHERE hash = ? AND expires_at > ? RETURNING account, assessment
            """)
                .bind(0, Sha256.of(challenge))
                .bind(1, clock.instant().atOffset(ZoneOffset.UTC))
                .map((row, context) -> new For(row.getString(1), row.getString(2)))
                .findOne());
    }
}
