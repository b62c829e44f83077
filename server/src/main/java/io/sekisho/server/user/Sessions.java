package io.sekisho.server.user;

import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in. The cookie's value is kept only as its hash. */
public final class Sessions {

    /** The longest a session lasts, whatever happens in it. */
    public static final Duration LASTS = Duration.ofHours(12);

    /** The longest a session lasts in which nobody does anything. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** How often it is written down that somebody is there. */
    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private static final String CSRF_PURPOSE = "console-csrf";

    private final Jdbi jdbi;
    private final Keyring keyring;
    private final RandomIds ids;
    private final InstantSource clock;

    public Sessions(Jdbi jdbi, Keyring keyring, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.keyring = keyring;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Someone signed in.
     *
     * @param csrf what every form of the session must carry
     */
    public record Session(User user, Secret csrf, Instant endsAt) {}

    /** @return the cookie's value */
    Secret begin(Handle handle, User user) {
        Secret token = new Secret(ids.next("") + ids.next(""));
        Instant now = clock.instant();
        handle.execute("DELETE FROM console_session WHERE created_at < ?", utc(now.minus(LASTS)));
        handle.execute(
                "INSERT INTO console_session (hash, console_user, created_at, seen_at) VALUES (?, ?, ?, ?)",
                hash(token.value()),
                user.id(),
                utc(now),
                utc(now));
        return token;
    }

    /** @param active whether a person did this, as opposed to a page that looks for news by itself */
    public Optional<Session> find(String token, boolean active) {
        Instant now = clock.instant();
        Optional<Row> found = jdbi.withHandle(handle -> row(handle, token, now));
        found.filter(row -> active && row.seenAt().plus(NOTED_EACH).isBefore(now))
                .ifPresent(row -> jdbi.useHandle(handle -> handle.execute(
                        "UPDATE console_session SET seen_at = ? WHERE hash = ?", utc(now), hash(token))));
        return found.map(
                row -> new Session(row.user(), csrf(token), row.createdAt().plus(LASTS)));
    }

    private record Row(User user, Instant createdAt, Instant seenAt) {}

    private static Optional<Row> row(Handle handle, String token, Instant now) {
        return handle.createQuery("""
            SELECT u.id, u.name, u.role, s.created_at, s.seen_at
            FROM console_session s JOIN console_user u ON u.id = s.console_user
            WHERE s.hash = ? AND s.created_at > ? AND s.seen_at > ?
            """)
                .bind(0, hash(token))
                .bind(1, utc(now.minus(LASTS)))
                .bind(2, utc(now.minus(IDLE)))
                .map((row, context) -> new Row(
                        new User(row.getString(1), row.getString(2), Role.of(row.getString(3))),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .findOne();
    }

    public void end(String token) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM console_session WHERE hash = ?", hash(token)));
    }

    private Secret csrf(String token) {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(keyring.mac(CSRF_PURPOSE, token)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
