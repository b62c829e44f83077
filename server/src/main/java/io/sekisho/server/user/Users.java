package io.sekisho.server.user;

import io.sekisho.server.secret.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The users as stored. */
public final class Users {

    private static final int LISTED_MAX = 1_000;

    private final Jdbi jdbi;
    private final Enrolments enrolments;
    private final RandomIds ids;
    private final InstantSource clock;

    public Users(Jdbi jdbi, Enrolments enrolments, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.enrolments = enrolments;
        this.ids = ids;
        this.clock = clock;
    }

    /** A user as listed. */
    record Listed(
            String id,
            String name,
            String role,
            Instant createdAt,
            boolean password,
            int passkeys,
            @Nullable Instant lastSignIn) {}

    /** A user who is yet to enrol, by a link shown this once. */
    record Invited(User user, Enrolments.Link link) {}

    /** @return nothing where the name is taken */
    Optional<Invited> create(String name, Role role) {
        User user = new User(ids.next("user_"), name, role);
        return jdbi.inTransaction(handle -> {
            int made = handle.execute(
                    """
                    INSERT INTO console_user (id, name, role, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
                    """, user.id(), name, role.wireName(), clock.instant().atOffset(ZoneOffset.UTC));
            return made == 0 ? Optional.empty() : Optional.of(new Invited(user, enrolments.invite(handle, user)));
        });
    }

    /** Ends all that the user could sign in with, and every session; a new link is the only way in. */
    Optional<Invited> reset(String id) {
        return jdbi.inTransaction(handle -> find(handle, id).map(user -> {
            handle.execute("""
                UPDATE console_user SET password_hash = NULL, totp_secret = NULL, totp_step = NULL WHERE id = ?
                """, id);
            handle.execute("DELETE FROM console_passkey WHERE console_user = ?", id);
            handle.execute("DELETE FROM console_session WHERE console_user = ?", id);
            return new Invited(user, enrolments.invite(handle, user));
        }));
    }

    /** Whether there was such a user; sessions end at once. */
    boolean delete(String id) {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM console_user WHERE id = ?", id)) == 1;
    }

    List<Listed> list() {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT id, name, role, created_at, password_hash IS NOT NULL,
                   (SELECT count(*) FROM console_passkey p WHERE p.console_user = u.id),
                   (SELECT max(created_at) FROM console_session s WHERE s.console_user = u.id)
            FROM console_user u ORDER BY name LIMIT ?
            """)
                .bind(0, LISTED_MAX)
                .map((row, context) -> new Listed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getBoolean(5),
                        row.getInt(6),
                        Optional.ofNullable(row.getObject(7, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list());
    }

    static Optional<User> find(Handle handle, String id) {
        return handle.createQuery("SELECT id, name, role FROM console_user WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> new User(row.getString(1), row.getString(2), Role.of(row.getString(3))))
                .findOne();
    }
}
