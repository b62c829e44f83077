package io.sekisho.demo.telephone;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and who he says he is.
 *
 * @param line    number of the telephone, E.164; only the carrier knows it for sure
 * @param shown   what the telephone says its number is, which can be anything; null withholds it
 * @param vouched whether the carrier adds the true number (P-Asserted-Identity, RFC 3325)
 */
public record Caller(String line, @Nullable String shown, boolean vouched) {

    private static final Pattern NUMBER = Pattern.compile("[+0-9A-Za-z._-]{1,40}");

    /** @throws IllegalArgumentException where a number could not stand in a SIP address */
    public Caller {
        if (!NUMBER.matcher(line).matches()
                || (shown != null && !NUMBER.matcher(shown).matches())) {
            throw new IllegalArgumentException("a number has digits, letters and the signs + . _ - only, 40 at most");
        }
    }

    /** An honest one, with an honest carrier. */
    public static Caller showing(String line) {
        return new Caller(line, line, true);
    }

    /** A thief, by a carrier that passes on whatever number it is told. */
    public static Caller forging(String line, String shown) {
        return new Caller(line, shown, false);
    }

    public static Caller hiding(String line) {
        return new Caller(line, null, true);
    }
}
