package io.sekisho.engine.state;

import io.sekisho.engine.event.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an account and its full use beside its status.
 *
 * @param revokedSessions fingerprints of sessions in which nothing may be done any more, newest first, bounded
 * @param requiredChanges what the customer must change
 * @param identified      while restoring: whether the customer's identity was verified again
 */
public record Restraints(List<Long> revokedSessions, Set<Change.Field> requiredChanges, boolean identified) {

    public static final Restraints NONE = new Restraints(List.of(), Set.of(), false);

    /** Several times what an account keeps of sessions. */
    public static final int MAX_REVOKED = 64;

    public Restraints {
        revokedSessions = List.copyOf(revokedSessions);
        requiredChanges = Set.copyOf(requiredChanges);
    }

    public boolean revokes(@Nullable String session) {
        return session != null && !revokedSessions.isEmpty() && revokedSessions.contains(Fingerprint.of(session));
    }

    public Restraints revoking(String session) {
        long revoked = Fingerprint.of(session);
        List<Long> others = Bounded.without(revokedSessions, known -> known == revoked);
        return new Restraints(Bounded.plus(revoked, others, MAX_REVOKED), requiredChanges, identified);
    }

    public Restraints requiring(Set<Change.Field> fields) {
        Set<Change.Field> all = EnumSet.noneOf(Change.Field.class);
        all.addAll(requiredChanges);
        all.addAll(fields);
        return new Restraints(revokedSessions, all, identified);
    }

    /** The change was made: it is no longer required. */
    public Restraints changed(Change.Field field) {
        if (!requiredChanges.contains(field)) {
            return this;
        }
        Set<Change.Field> left = EnumSet.copyOf(requiredChanges);
        left.remove(field);
        return new Restraints(revokedSessions, left, identified);
    }

    public Restraints identified(boolean verified) {
        return new Restraints(revokedSessions, requiredChanges, verified);
    }
}
