package io.sekisho.demo.web;

import io.sekisho.demo.brokerage.Customer;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What pages say, in one language. */
public final class Words {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String BUNDLE = "io.sekisho.demo.web.words";
    private static final Words JAPANESE = new Words("ja", Locale.JAPAN, "yyyy年M月d日 HH:mm");
    private static final Words ENGLISH = new Words("en", Locale.ENGLISH, "d MMM yyyy, HH:mm");

    private final String language;
    private final Locale locale;
    private final ResourceBundle texts;
    private final DateTimeFormatter time;

    private Words(String language, Locale locale, String time) {
        this.language = language;
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.time = DateTimeFormatter.ofPattern(time, locale).withZone(TOKYO);
    }

    /** @param language {@code ja}; anything else is English */
    public static Words in(String language) {
        return language.equals("ja") ? JAPANESE : ENGLISH;
    }

    public String language() {
        return language;
    }

    /** The text of a key, with {@code {0}}, {@code {1}}, … replaced. */
    public String t(String key, Object... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    public String name(Customer.Name name) {
        return name.in(language);
    }

    public String yen(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        String digits = NumberFormat.getIntegerInstance(locale).format(amount.abs());
        String sign = amount.signum() < 0 ? "−" : "";
        return language.equals("ja") ? sign + digits + "円" : sign + "¥" + digits;
    }

    /** With its sign, also where it is positive. */
    public String gain(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + yen(amount);
    }

    public String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** In Tokyo. */
    public String time(Instant instant) {
        return time.format(instant);
    }
}
