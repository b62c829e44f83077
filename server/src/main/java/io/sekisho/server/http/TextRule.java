package io.sekisho.server.http;

import org.jspecify.annotations.Nullable;

/** Which characters a text may hold. None may hold U+0000 or half a surrogate pair, which could not be stored. */
public enum TextRule {
    /** No control characters (line breaks and tabs are some). */
    PRINTABLE,
    /** Control characters too, as clients do send them in a user agent. */
    WITH_CONTROLS;

    /** @return what the text must be, or nothing where it is that */
    @Nullable
    String violatedBy(String text, int maxLength) {
        if (text.isEmpty()) {
            return "must not be empty; leave it out where there is none";
        }
        if (text.length() > maxLength) {
            return "must be at most " + maxLength + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                String violation = violatedAt(text, i);
                if (violation != null) {
                    return violation;
                }
                i += Character.isHighSurrogate(c) ? 1 : 0;
            }
        }
        return null;
    }

    private @Nullable String violatedAt(String text, int i) {
        char c = text.charAt(i);
        boolean pair =
                Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (c == 0 || (Character.isSurrogate(c) && !pair)) {
            return "must hold whole Unicode characters other than U+0000";
        }
        return this == PRINTABLE && Character.isISOControl(c) ? "must not hold control characters" : null;
    }
}
