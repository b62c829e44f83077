package io.sekisho.engine.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the login of a session was worth, carried to what the session then tries.
 *
 * @param bits   evidence of the login that opened it
 * @param entry  how far the session may go
 * @param method the method of the challenge that opened it, absent where none was asked
 * @param assurance what that challenge proved, absent where none was asked
 */
public record Session(
        String id,
        String assessment,
        Instant openedAt,
        double bits,
        Entry entry,
        @Nullable Method method,
        @Nullable Assurance assurance) {

    /**
     * Sessions kept of one account. Beyond it one falls out that was never entered, else a full one, the oldest of its kind: a
     * forgotten session is merely unknown, and nobody shakes off a restriction by logging in often.
     */
    public static final int MAX_SESSIONS = 16;

    /** How far a session may go. */
    public enum Entry {
        /** Challenged, and the challenge not passed: nothing may be done in it. */
        PENDING,
        /** May look; money, orders and changes are held. */
        RESTRICTED,
        FULL
    }

    /** The sessions once another is opened, the newest first. */
    public static List<Session> joined(List<Session> sessions, Session newest) {
        if (sessions.size() < MAX_SESSIONS) {
            return Bounded.plus(newest, sessions, MAX_SESSIONS);
        }
        Session leaving = sessions.reversed().stream()
                .min(Comparator.comparingInt(Session::leaves))
                .orElseThrow();
        return Bounded.plus(newest, Bounded.without(sessions, leaving::equals), MAX_SESSIONS);
    }

    private static int leaves(Session session) {
        return switch (session.entry()) {
            case PENDING -> 0;
            case FULL -> 1;
            case RESTRICTED -> 2;
        };
    }

    public Session entered(Entry newEntry, Method with, Assurance proven) {
        return new Session(id, assessment, openedAt, bits, newEntry, with, proven);
    }

    /** The same, the restriction lifted. */
    public Session lifted() {
        return new Session(id, assessment, openedAt, bits, Entry.FULL, method, assurance);
    }
}
