package io.sekisho.server.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the brokerage's systems are told. Names things by their ids, people by their kind, and holds nothing personal beyond the account's id. */
public sealed interface WebhookEvent {

    /** Every type there is, but the {@code webhook.ping} that is asked for. */
    List<String> TYPES = List.of(
            "hold.open",
            "hold.released",
            "hold.denied",
            "hold.used",
            "hold.frozen",
            "hold.expired",
            "account.suspended",
            "account.restored",
            "session.revoked",
            "scheme.detected",
            "scheme.grown");

    /** Empty where it is about no single account. */
    String account();

    /** When it happened, by the server's clock. */
    Instant at();

    /** Its type on the wire, such as {@code hold.released}. */
    String type();

    /**
     * A held operation came to stand elsewhere.
     *
     * @param assessment the event that was held
     * @param state      open, released, denied, used, frozen, expired
     * @param by         analyst, customer, rule, service or time; absent where a new event moved it
     */
    record HoldChanged(
            String account,
            Instant at,
            String hold,
            String assessment,
            String state,
            @Nullable String by) implements WebhookEvent {
        @Override
        public String type() {
            return "hold." + state;
        }
    }

    /**
     * An account was suspended: nothing may be executed in it any more.
     *
     * @param reason   the rule's name, absent where it was none: what people wrote stays here
     * @param sessions the brokerage's ids of the sessions revoked with it
     * @param by       analyst, customer, rule or service
     */
    record AccountSuspended(
            String account, Instant at, @Nullable String reason, String by, List<String> sessions)
            implements WebhookEvent {
        @Override
        public String type() {
            return "account.suspended";
        }
    }

    /** The account is active again. */
    record AccountRestored(String account, Instant at) implements WebhookEvent {
        @Override
        public String type() {
            return "account.restored";
        }
    }

    /**
     * One session can do nothing any more, while the account goes on.
     *
     * @param reason notMe or sessionRevoked
     */
    record SessionRevoked(String account, Instant at, String session, String reason) implements WebhookEvent {
        @Override
        public String type() {
            return "session.revoked";
        }
    }

    /**
     * Accounts were found in a scheme, or joined one: what they order is judged in its light.
     *
     * @param state    detected or grown
     * @param id       of the case
     * @param alert    what was heard, once more with each account that joins
     * @param accounts that are new in it
     */
    record Scheme(
            Instant at,
            String state,
            @JsonProperty("case") String id,
            String alert,
            String symbol,
            List<String> accounts)
            implements WebhookEvent {
        @Override
        public String account() {
            return "";
        }

        @Override
        public String type() {
            return "scheme." + state;
        }
    }
}
