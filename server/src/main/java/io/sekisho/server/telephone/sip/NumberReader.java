package io.sekisho.server.telephone.sip;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as trunks write them into E.164: international, national as dialled in Japan, or with a foreign exit code. */
final class NumberReader {

    /** Trunks in Japan write national numbers as one dials them there. */
    private static final String HOME = "JP";

    /** What a number may be written with; anything else is a name. A longest number has 15 digits, exit codes and signs aside. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9().\\- ]{2,24}");

    private static final String EXIT_CODE = "00";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** @return E.164, empty where the text is no number */
    Optional<String> e164(String text) {
        String written = text.replace("%2B", "+").replace("%2b", "+");
        if (!NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        // Most of the world dials 00 to go abroad, as carriers' equipment writes it; Japan, which libraries go by,
        // dials 010.
        boolean foreign = written.startsWith(EXIT_CODE) && !written.startsWith(EXIT_CODE + "0");
        return parse(foreign ? "+" + written.substring(EXIT_CODE.length()) : written);
    }

    private Optional<String> parse(String written) {
        try {
            PhoneNumber parsed = numbers.parse(written, HOME);
            return numbers.isPossibleNumber(parsed)
                    ? Optional.of(numbers.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
