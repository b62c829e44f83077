package io.sekisho.server.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The textual formats of the API's scalars, each with the sentence that an error says. Nothing stands for "not of this format". */
final class Formats {

    static final int MIN_YEAR = 1970;
    static final int MAX_YEAR = 2100;
    static final String INSTANT =
            "must be an RFC 3339 time with offset, such as 2025-03-24T09:12:01+09:00, of the years " + MIN_YEAR + " to "
                    + MAX_YEAR;

    static final int MAX_INTEGER_DIGITS = 18;
    static final int MAX_FRACTION_DIGITS = 8;
    static final String DECIMAL =
            "must be a non-negative decimal number as a string, such as \"1234.56\", with at most " + MAX_INTEGER_DIGITS
                    + " digits before and " + MAX_FRACTION_DIGITS + " after the point";

    private Formats() {}

    /** RFC 3339 5.6; the leap second 60 is not known to java.time and refused. */
    static @Nullable Instant instant(String text) {
        if (!hasRfc3339Shape(text)) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            int year = time.getYear();
            return year < MIN_YEAR || year > MAX_YEAR ? null : time.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What java.time would let pass beyond the RFC: no seconds, seconds in the offset, years of five digits. */
    private static boolean hasRfc3339Shape(String text) {
        int length = text.length();
        if (length < "2025-01-01T00:00:00Z".length() || length > "2025-01-01T00:00:00.123456789+09:00".length()) {
            return false;
        }
        char last = text.charAt(length - 1);
        int offset = last == 'Z' || last == 'z' ? length - 1 : length - "+09:00".length();
        boolean offsetMarked = offset == length - 1 || text.charAt(offset) == '+' || text.charAt(offset) == '-';
        return offsetMarked
                && text.charAt(4) == '-'
                && text.charAt(16) == ':'
                && (offset == 19 || (offset > 20 && text.charAt(19) == '.'));
    }

    static @Nullable BigDecimal decimal(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        boolean wholeFits = areDigits(whole, MAX_INTEGER_DIGITS) && (whole.length() == 1 || whole.charAt(0) != '0');
        boolean fractionFits = point < 0 || areDigits(text.substring(point + 1), MAX_FRACTION_DIGITS);
        return wholeFits && fractionFits ? new BigDecimal(text) : null;
    }

    private static boolean areDigits(String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
