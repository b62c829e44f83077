package io.sekisho.server.notice;

/** A mail as it will be seen: two bodies that say the same, neither with a link. */
record Mail(String subject, String text, String html) {

    /** It may hold a code. */
    @Override
    public String toString() {
        return "Mail[REDACTED]";
    }
}
