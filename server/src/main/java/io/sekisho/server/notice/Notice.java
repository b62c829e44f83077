package io.sekisho.server.notice;

import io.sekisho.engine.event.Action;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.wording.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something a customer is told. */
public sealed interface Notice {

    /** When it happened. */
    Instant at();

    /** How long after {@link #at()} it is worth sending. */
    Duration validFor();

    /** Short and stable; stands in the outbox. */
    String kind();

    /**
     * The code that approves one operation.
     *
     * @param challenge the challenge it belongs to; {@link Outbox#delivery} answers for it
     * @param code six digits
     * @param approves what the code approves, which the mail names with amount and destination or symbol and quantity
     * @param origin where it was asked for
     */
    record VerificationCode(
            String challenge, Secret code, Action approves, Origin origin, Instant at, Duration validFor)
            implements Notice {

        @Override
        public String kind() {
            return "verificationCode";
        }
    }

    /**
     * A contact was changed; the old one and the new one are both told.
     *
     * @param maskedOld the contact as it was, masked
     * @param maskedNew the contact as it is now, masked
     * @param quarantine how long the new one does not count for step-up; zero when it counts at once
     */
    record ContactChanged(Contact contact, String maskedOld, String maskedNew, Instant at, Duration quarantine)
            implements Notice {

        private static final Duration VALID_FOR = Duration.ofDays(3);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return "contactChanged";
        }
    }

    /**
     * A code was typed in by another client than the one that asked for it, and refused there.
     *
     * @param approves what the code would have approved
     * @param origin where it was typed in
     */
    record CodeTriedElsewhere(Action approves, Origin origin, Instant at) implements Notice {

        private static final Duration VALID_FOR = Duration.ofHours(12);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return "codeTriedElsewhere";
        }
    }

    /**
     * A passkey was added or removed.
     *
     * @param name  the customer's own name for it
     * @param waits of one added: how long until it counts in full; zero where it does at once, or was removed
     */
    record PasskeyChanged(boolean added, String name, Instant at, Duration waits) implements Notice {

        private static final Duration VALID_FOR = Duration.ofDays(3);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return added ? "passkeyAdded" : "passkeyRemoved";
        }
    }

    /** Password and PIN are in strangers' hands and must be changed. */
    record CredentialsExposed(Instant at) implements Notice {

        public static final String KIND = "credentialsExposed";

        private static final Duration VALID_FOR = Duration.ofDays(14);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * A change is recommended, to many customers.
     *
     * @param password whether to change the password
     * @param pin      whether to change the PIN
     */
    record ChangeRecommended(boolean password, boolean pin, Instant at) implements Notice {

        public static final String KIND = "changeRecommended";

        private static final Duration VALID_FOR = Duration.ofDays(14);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /** The account is stopped: nothing goes on in it. */
    record AccountSuspended(Instant at) implements Notice {

        private static final Duration VALID_FOR = Duration.ofDays(7);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return "accountSuspended";
        }
    }

    /** The account, which was stopped, is active again. */
    record AccountRestored(Instant at) implements Notice {

        private static final Duration VALID_FOR = Duration.ofDays(7);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return "accountRestored";
        }
    }

    /**
     * Something happened in the account.
     *
     * @param origin where it came from
     */
    record Activity(Action what, Outcome outcome, Origin origin, Instant at) implements Notice {

        public static final String KIND = "activity";

        private static final Duration VALID_FOR = Duration.ofDays(1);

        /** What became of it. */
        public enum Outcome {
            DONE,
            HELD,
            REFUSED
        }

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /**
     * The orders of a day.
     *
     * @param yen          of those whose value is known
     * @param withoutValue how many those are whose value is not
     * @param symbols      those ordered most often first
     * @param at           up to when
     */
    record OrderDigest(
            long orders, long buys, long sells, BigDecimal yen, long withoutValue, List<String> symbols, Instant at)
            implements Notice {

        public static final String KIND = "orderDigest";

        private static final Duration VALID_FOR = Duration.ofDays(2);

        @Override
        public Duration validFor() {
            return VALID_FOR;
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    enum Contact {
        EMAIL,
        PHONE
    }
}
