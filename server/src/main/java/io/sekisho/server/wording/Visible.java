package io.sekisho.server.wording;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from outside fit to stand in a mail beside a code: on one line, bounded, without a second group of six digits, and without
 * anything a mail program would turn into a link. What a person reads stays recognisable.
 */
public final class Visible {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}]+");

    /** Invisible: could hide a group of digits, turn the direction of writing, or join what was taken apart. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}&&[^\\u200D]]|(?<=\\p{Nd}\\p{M}{0,9})\\u200D|\\u200D(?=\\p{Nd})");

    private static final Pattern SCHEME = Pattern.compile("(?i)\\w*:\\s?//+|https?|www\\.");

    /** A dot inside what may be a host name; but {@code 0700.HK} is a symbol. */
    private static final Pattern HOST_DOT =
            Pattern.compile("(?<=[\\p{L}\\p{N}\\p{M}_\\-])[.\\u2024\\u3002\\uFF0E\\uFF61](?=[\\p{L}\\p{M}])");

    private static final Pattern SYMBOL = Pattern.compile("[0-9A-Z]{1,6}\\.[A-Z]{1,2}");

    private static final Pattern SIX_DIGITS = Pattern.compile("(?:\\p{Nd}\\p{M}*){6,}");
    private static final Pattern THREE_DIGITS = Pattern.compile("(?:\\p{Nd}\\p{M}*){3}(?=\\p{Nd})");

    private static final int IDENTIFIER_MAX = 100;

    private Visible() {}

    /** @param max code points; the rest is cut off */
    public static String text(String raw, int max) {
        return cut(withoutSixDigits(withoutLink(onOneLine(raw, max))), max);
    }

    /** The end of an identifier is enough to know it by. */
    public static String masked(String identifier) {
        int[] letters = onOneLine(identifier, IDENTIFIER_MAX).codePoints().toArray();
        int shown = letters.length > 6 ? 4 : letters.length / 3;
        return "••••" + text(new String(letters, letters.length - shown, shown), 2 * shown);
    }

    /** Bounded first, so that no text costs more than it can show. */
    private static String onOneLine(String raw, int max) {
        String visible = INVISIBLE.matcher(cut(raw, 4 * max)).replaceAll("");
        return CONTROL.matcher(visible).replaceAll(" ").strip();
    }

    private static String withoutLink(String text) {
        if (SYMBOL.matcher(text).matches()) {
            return text;
        }
        return HOST_DOT.matcher(withoutScheme(text)).replaceAll(". ").strip();
    }

    /** What is left after a removal may itself be one. */
    private static String withoutScheme(String text) {
        String rest = text;
        for (Matcher scheme = SCHEME.matcher(rest); scheme.find(); scheme = SCHEME.matcher(rest)) {
            rest = scheme.replaceAll("");
        }
        return rest;
    }

    private static String withoutSixDigits(String text) {
        return SIX_DIGITS.matcher(text).replaceAll(Visible::inThrees);
    }

    private static String inThrees(MatchResult digits) {
        return THREE_DIGITS.matcher(digits.group()).replaceAll("$0 ");
    }

    private static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }
}
