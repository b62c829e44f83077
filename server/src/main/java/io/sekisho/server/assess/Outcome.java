package io.sekisho.server.assess;

import java.time.Instant;

/** How an ask ended. */
public sealed interface Outcome {

    /** Decided and durable, now or when the same request came before. */
    record Decided(String id, String account, AssessmentRecord record) implements Outcome {}

    /** The id stands for another request. */
    record OtherContent() implements Outcome {}

    /** The event lies too far before the account's last one to be judged in order. */
    record TooLate(Instant lastEvent) implements Outcome {}

    /** Nothing could be made durable; nothing was decided. */
    record NotDurable(Exception cause) implements Outcome {}
}
