package io.sekisho.server.user;

import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Sealer;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.secret.Sha256;
import io.sekisho.server.webauthn.Passkey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One-time links by which users choose what they sign in with. */
public final class Enrolments {

    static final Duration VALID = Duration.ofHours(24);

    /** NIST SP 800-63B 3.1.1.2 asks for 8 where a second factor follows, and against rules of composition. */
    public static final int PASSWORD_LENGTH_MIN = 12;

    public static final int PASSWORD_LENGTH_MAX = 128;

    private static final String SECRET_PURPOSE = "console-totp";

    private final Jdbi jdbi;
    private final Passwords passwords;
    private final Sealer sealer;
    private final RandomIds ids;
    private final SecureRandom random;
    private final InstantSource clock;

    public Enrolments(Jdbi jdbi, Sealer sealer, RandomIds ids, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.passwords = new Passwords(random);
        this.sealer = sealer;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** @param token the end of the link; kept only as its hash */
    record Link(Secret token, Instant expiresAt) {}

    /**
     * Someone about to enrol.
     *
     * @param secret what the app is to be told, as text
     * @param uri    the same as the app reads it from a QR code
     */
    public record Pending(User user, Secret secret, Secret uri) {}

    /** How an enrolment ended. */
    public enum Outcome {
        DONE,
        /** The link was used, has expired, or never was. */
        NO_LINK,
        PASSWORD_SHORT,
        PASSWORD_LONG,
        PASSWORD_HOLDS_NAME,
        WRONG_CODE
    }

    /** A new link; the one before it is void. */
    Link invite(Handle handle, User user) {
        Secret token = new Secret(ids.next("") + ids.next(""));
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        Instant expiresAt = clock.instant().plus(VALID);
        handle.execute(
                """
                INSERT INTO console_enrolment (hash, console_user, totp_secret, expires_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (console_user) DO UPDATE
                SET hash = excluded.hash, totp_secret = excluded.totp_secret, expires_at = excluded.expires_at
                """,
                hash(token.value()),
                user.id(),
                sealer.seal(secret, SECRET_PURPOSE, user.id()),
                expiresAt.atOffset(ZoneOffset.UTC));
        return new Link(token, expiresAt);
    }

    /** Whose link this is; nothing where it was used or has expired. */
    public Optional<Pending> find(String token) {
        return jdbi.withHandle(handle -> row(handle, token))
                .map(row -> new Pending(
                        row.user(),
                        new Secret(Totp.base32(row.secret())),
                        new Secret(Totp.uri(row.user().name(), row.secret()))));
    }

    private record Row(User user, byte[] secret, byte[] sealed) {}

    private Optional<Row> row(Handle handle, String token) {
        return handle.createQuery("""
            SELECT u.id, u.name, u.role, e.totp_secret
            FROM console_enrolment e JOIN console_user u ON u.id = e.console_user
            WHERE e.hash = ? AND e.expires_at > ?
            """)
                .bind(0, hash(token))
                .bind(1, now())
                .map((row, context) -> new Row(
                        new User(row.getString(1), row.getString(2), Role.of(row.getString(3))),
                        sealer.open(row.getBytes(4), SECRET_PURPOSE, row.getString(1)),
                        row.getBytes(4)))
                .findOne();
    }

    /** Sets password and code generator, once a code shows that the secret arrived. */
    public Outcome complete(String token, Secret password, String code) {
        Optional<Row> found = jdbi.withHandle(handle -> row(handle, token));
        if (found.isEmpty()) {
            return Outcome.NO_LINK;
        }
        Row row = found.get();
        Outcome judged = judge(password, row.user());
        if (judged != Outcome.DONE) {
            return judged;
        }
        OptionalLong step = Totp.step(row.secret(), code, clock.instant());
        if (step.isEmpty()) {
            return Outcome.WRONG_CODE;
        }
        String hashed = passwords.hash(password);
        return once(
                token,
                handle -> handle.execute(
                        "UPDATE console_user SET password_hash = ?, totp_secret = ?, totp_step = ? WHERE id = ?",
                        hashed,
                        row.sealed(),
                        step.getAsLong(),
                        row.user().id()));
    }

    /** Keeps the passkey that was made. */
    Outcome complete(String token, User user, Passkey passkey, String relyingParty) {
        return once(token, handle -> Passkeys.insert(handle, user, passkey, relyingParty, clock.instant()));
    }

    /** What is to be done is done by whoever uses the link first. */
    private Outcome once(String token, Consumer<Handle> work) {
        return jdbi.inTransaction(handle -> {
            int used = handle.execute(
                    "DELETE FROM console_enrolment WHERE hash = ? AND expires_at > ?", hash(token), now());
            if (used == 0) {
                return Outcome.NO_LINK;
            }
            work.accept(handle);
            return Outcome.DONE;
        });
    }

    private static Outcome judge(Secret password, User user) {
        int length = password.value().codePointCount(0, password.value().length());
        if (length < PASSWORD_LENGTH_MIN) {
            return Outcome.PASSWORD_SHORT;
        }
        if (length > PASSWORD_LENGTH_MAX) {
            return Outcome.PASSWORD_LONG;
        }
        boolean holdsName = password.value().toLowerCase(Locale.ROOT).contains(user.name());
        return holdsName ? Outcome.PASSWORD_HOLDS_NAME : Outcome.DONE;
    }

    /** Opens a user's code generator. */
    static byte[] open(Sealer sealer, byte[] sealed, String userId) {
        return sealer.open(sealed, SECRET_PURPOSE, userId);
    }

    Passwords passwords() {
        return passwords;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
