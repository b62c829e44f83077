package io.sekisho.server.challenge.phone;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which challenges wait for a call from which number; numbers stand here as keyed hashes only. */
final class WaitingCalls {

    /** How long after its end somebody who calls is told that he is late. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    /** At once for one number: a family's telephone, with room for somebody's impatience; an attacker gets no further. */
    static final int MAX_PER_NUMBER = 20;

    /** Each calling back rings at the customer's; a dropped call gets a second. */
    static final int CALL_BACKS_MAX = 2;

    private final CallDigits digits;

    WaitingCalls(CallDigits digits) {
        this.digits = digits;
    }

    /** @param expiresAt when the challenge no longer waits */
    record Waiting(String challenge, String callNumber, Instant expiresAt) {}

    /**
     * Begins to wait for a call from any of these numbers, or waits on.
     *
     * @return the call number; nothing where too many wait for a number
     */
    Optional<String> await(Handle handle, String challenge, List<String> numbers, Instant now, Instant expiresAt) {
        handle.execute("DELETE FROM waiting_call WHERE expires_at < ?", utc(now.minus(REMEMBERED)));
        handle.execute("DELETE FROM waiting_call WHERE challenge = ?", challenge);
        // In one order, so that no two of these wait for each other.
        byte[][] hashes = numbers.stream().sorted().map(digits::hash).toArray(byte[][]::new);
        for (byte[] hash : hashes) {
            makeRoom(handle, hash, now);
            if (find(handle, hash).size() >= MAX_PER_NUMBER) {
                return Optional.empty();
            }
        }
        for (int nth = 0; nth < CallDigits.NUMBERS; nth++) {
            String callNumber = digits.callNumber(challenge, nth);
            if (insert(handle, challenge, hashes, callNumber, expiresAt)) {
                return Optional.of(callNumber);
            }
        }
        return Optional.empty();
    }

    /** What is over only makes late callers known; it must not keep anybody from waiting. */
    private static void makeRoom(Handle handle, byte[] hash, Instant now) {
        handle.execute("""
            DELETE FROM waiting_call WHERE number = ? AND challenge IN (
                SELECT challenge FROM waiting_call WHERE number = ? AND expires_at <= ?
                ORDER BY expires_at DESC OFFSET 1)
            """, hash, hash, utc(now));
    }

    private static boolean insert(
            Handle handle, String challenge, byte[][] hashes, String callNumber, Instant expiresAt) {
        int inserted = 0;
        for (byte[] hash : hashes) {
            inserted += handle.execute("""
                INSERT INTO waiting_call (challenge, number, call_number, expires_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, challenge, hash, callNumber, utc(expiresAt));
        }
        if (inserted < hashes.length) {
            handle.execute("DELETE FROM waiting_call WHERE challenge = ?", challenge);
            return false;
        }
        return true;
    }

    /** All that wait, or did lately, for a number. */
    List<Waiting> find(Handle handle, String number) {
        return find(handle, digits.hash(number));
    }

    private static List<Waiting> find(Handle handle, byte[] hash) {
        return handle.createQuery(
                        "SELECT challenge, call_number, expires_at FROM waiting_call WHERE number = ? ORDER BY"
                                + " expires_at")
                .bind(0, hash)
                .map((row, context) -> new Waiting(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether the number may be called back once more for this challenge, which then counts. */
    boolean countCallBack(Handle handle, String challenge, String number) {
        return handle.execute(
                        "UPDATE waiting_call SET called_back = called_back + 1 WHERE challenge = ? AND number = ?"
                                + " AND called_back < ?",
                        challenge,
                        digits.hash(number),
                        CALL_BACKS_MAX)
                == 1;
    }

    /** The call came: who calls again is told that nothing waits. */
    void over(Handle handle, String challenge) {
        handle.execute("DELETE FROM waiting_call WHERE challenge = ?", challenge);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
