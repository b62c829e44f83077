package io.sekisho.server.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a brokerage registers of a customer. A field left out stays as it is.
 *
 * @param phones E.164; absent where left out
 */
record Contacts(
        @Nullable String email,
        @Nullable List<String> phones,
        @Nullable String language,
        @Nullable String phrase,
        NoticeWishes.Wish wish) {

    /** RFC 5321 4.5.3.1.3. */
    private static final int EMAIL_LENGTH_MAX = 254;

    private static final int PHONES_MAX = 8;
    private static final int PHONE_LENGTH_MAX = 32;
    private static final int PHRASE_LENGTH_MAX = 100;

    /** Phone numbers and e-mail addresses are checked by libraries; what they say is wrong goes to the fields. */
    static Contacts read(Fields fields) {
        String email = fields.optionalText("email", EMAIL_LENGTH_MAX);
        if (email != null && !isAddress(email)) {
            fields.reject("email", "must be an e-mail address such as taro@example.jp");
        }
        String language = fields.optionalText("language", 8);
        if (language != null && !language.equals("ja") && !language.equals("en")) {
            fields.reject("language", "must be ja or en");
        }
        return new Contacts(
                email,
                fields.has("phones") ? phones(fields) : null,
                language,
                fields.optionalText("phrase", PHRASE_LENGTH_MAX),
                NoticeWishes.read(fields));
    }

    private static List<String> phones(Fields fields) {
        List<String> numbers = new ArrayList<>();
        List<String> texts = fields.texts("phones", PHONES_MAX, PHONE_LENGTH_MAX);
        for (String text : texts) {
            String number = e164(text);
            if (number == null) {
                fields.reject("phones", "must be international numbers such as +819012345678");
            } else if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return List.copyOf(numbers);
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

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return address.getAddress().equals(text) && text.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    static Problem tooManyChanges() {
        return Problem.impossible(
                "the e-mail address was changed too often within its quarantine",
                List.of(new FieldError("/email", "must wait until the last changes are out of quarantine")));
    }

    /** Contacts are masked wherever they are printed. */
    @Override
    public String toString() {
        return "Contacts[REDACTED]";
    }
}
