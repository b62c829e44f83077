package io.sekisho.server.browser;

import java.util.regex.Pattern;

/** What is kept of a text that a client sent: bounded, and without characters that break logs, pages or storage. */
final class UserAgentText {

    /** Real user agents stay under some 500; the parser's time grows with the length. */
    static final int MAX_CHARS = 1024;

    /** Control, format (such as right-to-left override), half a surrogate pair, private use, unassigned; line ends. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private UserAgentText() {}

    static String cleaned(String text) {
        return cleaned(text, MAX_CHARS);
    }

    static String cleaned(String text, int maxChars) {
        String start = text.length() <= maxChars ? text : text.substring(0, maxChars);
        return isPlain(start) ? start : UNPRINTABLE.matcher(start).replaceAll("?");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
