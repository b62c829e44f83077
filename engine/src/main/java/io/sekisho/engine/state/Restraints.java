package io.sekisho.engine.state;

import io.sekisho.engine.event.Change;
import java.time.Instant;
import java.util.Collections;
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
 * @param exposedSince    since when password and PIN are known to be in strangers' hands, until both are changed; absent otherwise
 */
public record Restraints(
        List<Long> revokedSessions,
        Set<Change.Field> requiredChanges,
        boolean identified,
        @Nullable Instant exposedSince) {

    public static final Restraints NONE = new Restraints(List.of(), Set.of(), false, null);

    /** What whoever took the account over, or phished it, may know. */
    public static final Set<Change.Field> SECRETS = Set.of(Change.Field.PASSWORD, Change.Field.PIN);

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
        return new Restraints(Bounded.plus(revoked, others, MAX_REVOKED), requiredChanges, identified, exposedSince);
    }

    public Restraints requiring(Set<Change.Field> fields) {
        Set<Change.Field> all = EnumSet.noneOf(Change.Field.class);
        all.addAll(requiredChanges);
        all.addAll(fields);
        return new Restraints(revokedSessions, all, identified, exposedSince);
    }

    /** Strangers know the secrets: they must be changed. Known already, it stays known since then. */
    public Restraints exposed(Instant at) {
        Restraints required = requiring(SECRETS);
        return new Restraints(
                revokedSessions, required.requiredChanges(), identified, exposedSince == null ? at : exposedSince);
    }

    /** The change was made: it is no longer required, and with the last of the secrets nothing is exposed any more. */
    public Restraints changed(Change.Field field) {
        if (!requiredChanges.contains(field)) {
            return this;
        }
        Set<Change.Field> left = EnumSet.copyOf(requiredChanges);
        left.remove(field);
        return new Restraints(
                revokedSessions, left, identified, Collections.disjoint(left, SECRETS) ? null : exposedSince);
    }

    public Restraints identified(boolean verified) {
        return new Restraints(revokedSessions, requiredChanges, verified, exposedSince);
    }
}
