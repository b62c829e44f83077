package io.sekisho.engine.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something done in an account that Sekisho is asked about.
 *
 * @param id      the assessment's id, unique over all accounts
 * @param time    when it happened, as the brokerage says
 * @param session  the brokerage's session id; absent only where a login has none yet
 * @param releases the hold whose operation this repeats, absent where it repeats none
 */
public record Event(
        String id,
        Instant time,
        String account,
        @Nullable String session,
        Client client,
        Action action,
        @Nullable String releases) {

    /** An event that repeats nothing held. */
    public Event(String id, Instant time, String account, @Nullable String session, Client client, Action action) {
        this(id, time, account, session, client, action, null);
    }

    public Operation operation() {
        return switch (action) {
            case Login login -> Operation.LOGIN;
            case Order order -> Operation.ORDER;
            case Withdrawal withdrawal -> Operation.WITHDRAWAL;
            case Change change -> Operation.CHANGE;
        };
    }
}
