package io.sekisho.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the login of a session was worth, carried to what the session then tries.
 *
 * @param bits   evidence of the login that opened it
 * @param entry  how far the session may go
 * @param method the method of the challenge that opened it, absent where none was asked
 */
public record Session(
        String id,
        String assessment,
        Instant openedAt,
        double bits,
        Entry entry,
        @Nullable Method method) {

    /** Sessions kept of one account; the oldest falls out. */
    public static final int MAX_SESSIONS = 16;

    /** How far a session may go. */
    public enum Entry {
        /** Challenged, and the challenge not passed: nothing may be done in it. */
        PENDING,
        /** May look; money, orders and changes are held. */
        RESTRICTED,
        FULL
    }

    public Session entered(Entry newEntry, Method with) {
        return new Session(id, assessment, openedAt, bits, newEntry, with);
    }
}
