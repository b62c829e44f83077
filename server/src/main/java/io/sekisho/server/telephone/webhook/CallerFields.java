package io.sekisho.server.telephone.webhook;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who calls, as the provider's fields {@code From} and {@code StirVerstat} say. */
final class CallerFields {

    /** What Twilio writes for a withheld number: the words' letters on a telephone's keys (its help page on restricted callers). */
    private static final Set<String> WITHHELD =
            Set.of("", "+266696687", "+7378742833", "+2562533", "+8566696", "+464", "+86282452253");

    private static final Set<String> WITHHELD_WORDS =
            Set.of("anonymous", "restricted", "blocked", "unknown", "unavailable", "private");

    private CallerFields() {}

    static Caller of(Map<String, String> form) {
        String from = form.getOrDefault("From", "").strip();
        if (WITHHELD.contains(from) || WITHHELD_WORDS.contains(from.toLowerCase(Locale.ROOT))) {
            return new Caller.Hidden();
        }
        String number = e164(from);
        return number == null
                ? new Caller.Unreadable()
                : new Caller.Known(number, attestation(form.getOrDefault("StirVerstat", "")));
    }

    private static @Nullable String e164(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var parsed = numbers.parse(text, null);
            return numbers.isPossibleNumber(parsed) ? numbers.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /**
     * Only what passed, and exactly: a call diverted or passed through (further endings) is not vouched for by who signed it. A signed
     * request alone says nothing of the caller: the provider repeats what the network told it.
     */
    private static Attestation attestation(String verstat) {
        return switch (verstat) {
            case "TN-Validation-Passed-A" -> Attestation.SIGNED_A;
            case "TN-Validation-Passed-B" -> Attestation.SIGNED_B;
            case "TN-Validation-Passed-C" -> Attestation.SIGNED_C;
            default -> Attestation.CLAIMED;
        };
    }
}
