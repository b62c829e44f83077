package io.sekisho.server.notice;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes text from outside fit to stand in a mail beside a code: on one line, bounded, without a second group of six digits, and without
 * anything a mail program would turn into a link. What a person reads stays recognisable.
 */
final class Visible {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}]+");

    /** Invisible: could hide a group of digits, turn the direction of writing, or join what was taken apart. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}&&[^\\u200D]]|(?<=\\p{Nd}\\p{M}{0,9})\\u200D|\\u200D(?=\\p{Nd})");

    private static final Pattern SCHEME = Pattern.compile("\\w*:\\s?//+|(?i)\\bhttps?\\b:?");

    /** A dot inside what may be a host name; but {@code 0700.HK} is a symbol. */
    private static final Pattern HOST_DOT =
            Pattern.compile("(?<=[\\p{L}\\p{N}\\p{M}_\\-])[.\\u2024\\u3002\\uFF0E\\uFF61](?=[\\p{L}\\p{M}])");

    private static final Pattern SYMBOL = Pattern.compile("[0-9A-Z]{1,6}\\.[A-Z]{1,2}");

    private static final Pattern SIX_DIGITS = Pattern.compile("(?:\\p{Nd}\\p{M}*){6,}");
    private static final Pattern THREE_DIGITS = Pattern.compile("(?:\\p{Nd}\\p{M}*){3}(?=\\p{Nd})");

    private Visible() {}

    /** @param max code points; the rest is cut off */
    static String text(String raw, int max) {
        String bounded = cut(raw, 4 * max);
        String oneLine = CONTROL.matcher(INVISIBLE.matcher(bounded).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return cut(withoutSixDigits(withoutLink(oneLine)), max);
    }

    /** The end of an identifier is enough to know it by. */
    static String masked(String identifier) {
        String visible = text(identifier, 100);
        int length = visible.length();
        int shown = length > 6 ? 4 : length / 3;
        return "••••" + visible.substring(length - shown).strip();
    }

    private static String withoutLink(String text) {
        if (SYMBOL.matcher(text).matches()) {
            return text;
        }
        return HOST_DOT.matcher(SCHEME.matcher(text).replaceAll(""))
                .replaceAll(". ")
                .strip();
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
