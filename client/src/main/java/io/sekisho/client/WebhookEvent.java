package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Sekisho tells by webhook. */
public sealed interface WebhookEvent {

    /**
     * A held operation came to stand elsewhere.
     *
     * @param assessment the event that was held
     * @param by         analyst, customer (a passed challenge), rule, service or time; null where a new event moved it
     */
    record HoldChanged(
            String account,
            String hold,
            String assessment,
            State state,
            @Nullable String by) implements WebhookEvent {

        public enum State {
            OPEN,
            /** May be asked for again, once, with {@code releases}. */
            RELEASED,
            DENIED,
            USED,
            FROZEN,
            EXPIRED;

            @JsonValue
            String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * Nothing may be executed in the account any more.
     *
     * @param reason   the rule's name, null where no rule suspended it
     * @param by       analyst, customer, rule or service
     * @param sessions your ids of the sessions that are to end
     */
    record AccountSuspended(String account, @Nullable String reason, String by, List<String> sessions)
            implements WebhookEvent {

        /** The server leaves out what is empty. */
        public AccountSuspended {
            sessions = sessions == null ? List.of() : List.copyOf(sessions);
        }
    }

    /** The account is active again. */
    record AccountRestored(String account) implements WebhookEvent {}

    /** One session is to end; the account goes on. */
    record SessionRevoked(String account, String session, String reason) implements WebhookEvent {}

    /** Says nothing but that messages arrive. */
    record Ping() implements WebhookEvent {}

    /**
     * Of a type that this version of the client does not know.
     *
     * @param data JSON
     */
    record Other(String type, String data) implements WebhookEvent {}
}
