package io.sekisho.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Sekisho remembers of one account between events.
 *
 * @param lastEvent  time of the latest event judged, absent before the first; imports do not count
 * @param lastLogin  time of the latest successful login learned, imports included
 * @param lastPlace  country of that login
 */
public record AccountState(
        Status status,
        @Nullable Instant lastEvent,
        @Nullable Instant lastLogin,
        @Nullable String lastPlace,
        LoginHistory history,
        List<Device> devices,
        List<Session> sessions,
        List<Failure> failures,
        List<PendingLogin> pending,
        List<Vouched> vouched,
        Spending withdrawn) {

    public static final AccountState NEW = new AccountState(
            Status.ACTIVE,
            null,
            null,
            null,
            LoginHistory.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Spending.NONE);

    public enum Status {
        ACTIVE,
        SUSPENDED,
        RESTORING
    }
}
