package io.sekisho.server.notice;

/** What came of one attempt to send one mail. */
sealed interface SendResult {

    /** The mail server has taken it over. */
    record Sent() implements SendResult {}

    /**
     * The mail server is there but does not take this mail.
     *
     * @param reply its reply code and nothing that could name the customer
     * @param permanent it says that asking again is of no use
     */
    record Refused(String reply, boolean permanent) implements SendResult {}

    /** No mail server, or it fell silent; no other mail would fare better. */
    record Unreachable(String reason) implements SendResult {}
}
