package io.sekisho.server.telephone;

import io.sekisho.engine.event.Action;

/** One thing to be spoken. */
public sealed interface Phrase {

    /** A sentence that never changes. */
    enum Line implements Phrase {
        /** Greets in the brokerage's telephone verification. */
        WELCOME,
        /** Says that what follows is what the digits approve. */
        YOU_ARE_APPROVING,
        /** Asks for the two digits on the page, and to hang up if the page is not one's own. */
        KEY_THE_DIGITS,
        /** Several wait for this number: asks for the call number on the page first. */
        KEY_THE_CALL_NUMBER,
        TRY_AGAIN,
        APPROVED,
        /** Too many wrong digits: nothing was approved. */
        FAILED,
        /** Nothing waits for this number; polite, and tells to begin on the page. */
        NOTHING_WAITS,
        /** What waited is over: begin again on the page. */
        TOO_LATE,
        /** The number is withheld: call again showing it (186 before the number, from Japan). */
        NUMBER_HIDDEN,
        /** The network does not vouch for the number as needed: call another way. */
        NUMBER_UNPROVEN,
        /** We hang up now and call the registered number. */
        WE_CALL_BACK,
        /** Press nine to stop one's account at once. */
        OFFER_STOP,
        /** What stopping means, and to press nine again. */
        CONFIRM_STOP,
        /** The account is stopped, and who opens it again. */
        STOPPED,
        /** The account cannot be stopped by this call: call support. */
        STOP_BY_SUPPORT,
        /** Outside the hours. */
        CLOSED,
        GOODBYE
    }

    /**
     * What is approved, by what kind of computer, from where: "login from a new computer in Japan", "withdrawal of 500,000 yen to the
     * account ending in 7f3a".
     *
     * @param country ISO 3166-1 alpha-2, {@code ZZ} when unknown
     */
    record Approval(Action action, Machine machine, String country) implements Phrase {}

    /** The kind of machine that asked. */
    enum Machine {
        COMPUTER,
        PHONE,
        TABLET,
        UNKNOWN
    }
}
