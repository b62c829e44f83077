package io.sekisho.server.account;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Contacts as answers, pages and mails may show them: enough to recognise, too little to use. */
public final class Masking {

    private static final String DOTS = "•••";
    private static final int DIGITS_SHOWN = 4;

    private Masking() {}

    /** {@code t•••@example.jp}. */
    public static String email(String address) {
        int at = address.lastIndexOf('@');
        String first = address.substring(0, Character.charCount(address.codePointAt(0)));
        return (at > 0 ? first : "") + DOTS + address.substring(Math.max(0, at));
    }

    /** {@code +81 90-••••-1234}: country and prefix, and the last four digits. */
    public static String phone(String e164) {
        String text = international(e164);
        int digits = (int) text.chars().filter(Character::isDigit).count();
        int firstGroups = text.indexOf('-') < 0 ? text.indexOf(' ') : text.indexOf('-');
        StringBuilder masked = new StringBuilder(text.length());
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            seen += Character.isDigit(c) ? 1 : 0;
            boolean hidden = Character.isDigit(c) && i > firstGroups && seen <= digits - DIGITS_SHOWN;
            masked.append(hidden ? '•' : c);
        }
        return masked.toString();
    }

    private static String international(String e164) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }
}
