package io.sekisho.server.stepup;

import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who opened which page: the first browser keeps it. */
final class Openings {

    private final Jdbi jdbi;
    private final RandomIds ids;

    Openings(Jdbi jdbi, RandomIds ids) {
        this.jdbi = jdbi;
        this.ids = ids;
    }

    /** @param browser hash of what the first browser's cookie says */
    @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest, never as a record
    record Opening(byte[] browser, @Nullable String returnTo) {

        boolean by(@Nullable String cookie) {
            return cookie != null && MessageDigest.isEqual(browser, hash(cookie));
        }
    }

    Optional<Opening> find(String challenge) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT browser, return_to FROM step_up_page WHERE challenge = ?")
                        .bind(0, challenge)
                        .map((row, context) -> new Opening(row.getBytes(1), row.getString(2)))
                        .findOne());
    }

    /** The new cookie, a secret; nothing where another browser came first. */
    Optional<String> open(String challenge, @Nullable URI returnTo, Instant now) {
        String cookie = ids.next("su_");
        int first = jdbi.withHandle(handle -> handle.execute(
                """
                INSERT INTO step_up_page (challenge, browser, return_to, opened_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (challenge) DO NOTHING
                """,
                challenge,
                hash(cookie),
                returnTo == null ? null : returnTo.toString(),
                now.atOffset(ZoneOffset.UTC)));
        return first == 1 ? Optional.of(cookie) : Optional.empty();
    }

    private static byte[] hash(String cookie) {
        return Sha256.of(cookie.getBytes(StandardCharsets.UTF_8));
    }
}
