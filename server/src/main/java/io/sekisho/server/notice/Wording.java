package io.sekisho.server.notice;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences, times and amounts in one language. What is filled in must be {@link Visible} already. */
final class Wording {

    /** The customers and their brokerage are in Japan. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final int MONEY_DIGITS_MAX = 30;

    private final Language language;
    private final ResourceBundle sentences;
    private final DateTimeFormatter time;

    Wording(Language language) {
        this.language = language;
        this.sentences = ResourceBundle.getBundle("io.sekisho.server.notice.wording", language.locale());
        this.time = DateTimeFormatter.ofPattern(sentences.getString("time.pattern"), language.locale())
                .withZone(ZONE);
    }

    String say(String key, String... filledIn) {
        return new MessageFormat(sentences.getString(key), language.locale()).format(filledIn);
    }

    String time(Instant at) {
        return say("time.zone", time.format(at));
    }

    /** @param currency ISO 4217 */
    String money(BigDecimal amount, String currency) {
        return currency.equals("JPY")
                ? say("money.JPY", number(amount))
                : say("money", number(amount), Visible.text(currency, 8));
    }

    /** With separators, so that 500000 does not look like a code. */
    String number(BigDecimal number) {
        BigDecimal short_ = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (Math.abs((long) short_.scale()) > MONEY_DIGITS_MAX) {
            return Visible.text(short_.toString(), MONEY_DIGITS_MAX);
        }
        int decimals = Math.max(number.scale() > 0 ? Math.min(number.scale(), 2) : 0, Math.max(0, short_.scale()));
        return Visible.text(String.format(Locale.ROOT, "%,." + decimals + "f", number), 2 * MONEY_DIGITS_MAX);
    }

    String device(Origin origin) {
        String browser = known(origin.browser());
        String system = known(origin.system());
        return browser.isEmpty() && system.isEmpty()
                ? say("unknown")
                : say("device", orUnknown(browser), orUnknown(system));
    }

    String place(Origin origin) {
        String organisation = known(origin.organisation());
        String country = country(origin.country());
        return organisation.isEmpty() ? country : say("place", country, organisation);
    }

    private String country(String code) {
        return code.isEmpty() || code.equals(UNKNOWN_COUNTRY)
                ? say("unknown")
                : Visible.text(Locale.of("", code).getDisplayCountry(language.locale()), 60);
    }

    private String orUnknown(String text) {
        return text.isEmpty() ? say("unknown") : text;
    }

    /** User agent rules say "Other" for what they do not know. */
    private static String known(String text) {
        return text.equals("Other") ? "" : Visible.text(text, 60);
    }
}
