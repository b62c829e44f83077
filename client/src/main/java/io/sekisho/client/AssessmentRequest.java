package io.sekisho.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event to be judged.
 *
 * @param id       unique over all accounts; what makes a retry safe
 * @param account  the brokerage's own account id
 * @param session  the brokerage's session id; needed but for logins that are no success
 * @param time     when it happened, null for now
 * @param releases a hold that was released, which this repeats
 */
public record AssessmentRequest(
        String id,
        String account,
        @Nullable String session,
        ClientInfo client,
        Event event,
        @Nullable Instant time,
        @Nullable String releases) {

    /** Happening now, under a fresh id. */
    public static AssessmentRequest of(String account, @Nullable String session, ClientInfo client, Event event) {
        return new AssessmentRequest(UUID.randomUUID().toString(), account, session, client, event, null, null);
    }

    public AssessmentRequest withId(String own) {
        return new AssessmentRequest(own, account, session, client, event, time, releases);
    }

    public AssessmentRequest at(Instant moment) {
        return new AssessmentRequest(id, account, session, client, event, moment, releases);
    }

    public AssessmentRequest releasing(String hold) {
        return new AssessmentRequest(id, account, session, client, event, time, hold);
    }
}
