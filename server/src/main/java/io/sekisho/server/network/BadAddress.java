package io.sekisho.server.network;

/** The text is no IPv4 or IPv6 address; the message quotes it, shortened and printable. */
public final class BadAddress extends IllegalArgumentException {

    private static final int QUOTED_CHARS = 60;

    BadAddress(String text, String why) {
        super(quoted(text) + " is not an IP address: " + why);
    }

    static String quoted(String text) {
        String start = text.length() <= QUOTED_CHARS ? text : text.substring(0, QUOTED_CHARS) + "…";
        return '"' + start.replaceAll("[\\p{C}\"]", "?") + '"';
    }
}
