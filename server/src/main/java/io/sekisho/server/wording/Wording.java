package io.sekisho.server.wording;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** Sentences, times and amounts in one language. What is filled in must be {@link Visible} already, or escaped by the page. */
public final class Wording {

    /** The customers and their brokerage are in Japan. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final int MONEY_DIGITS_MAX = 30;
    private static final int SYMBOL_MAX = 30;
    private static final String COMMON = "io.sekisho.server.wording.common";

    private final Language language;
    private final ResourceBundle sentences;
    private final ResourceBundle common;
    private final DateTimeFormatter time;

    /** @param bundle base name of the sentences beside those that all share */
    public Wording(Language language, String bundle) {
        this.language = language;
        this.sentences = bundle(bundle, language);
        this.common = bundle(COMMON, language);
        this.time = DateTimeFormatter.ofPattern(common.getString("time.pattern"), language.locale())
                .withZone(ZONE);
    }

    /** The same sentences in each language. */
    public static Map<Language, Wording> inEach(String bundle) {
        Map<Language, Wording> each = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            each.put(language, new Wording(language, bundle));
        }
        return each;
    }

    /** Only the file of this language: the machine's own language is nobody's choice. */
    private static ResourceBundle bundle(String name, Language language) {
        return ResourceBundle.getBundle(
                name,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Language language() {
        return language;
    }

    /** Whether there is such a sentence. */
    public boolean says(String key) {
        return sentences.containsKey(key) || common.containsKey(key);
    }

    /** @throws java.util.MissingResourceException where there is no such sentence */
    public String say(String key, String... filledIn) {
        ResourceBundle of = sentences.containsKey(key) ? sentences : common;
        return new MessageFormat(of.getString(key), language.locale()).format(filledIn);
    }

    /** What is approved, in words: with amount and destination, or side, symbol and quantity. */
    public String approval(Action action) {
        return switch (action) {
            case Login login -> say("approve.login");
            case Order order -> order(order);
            case Withdrawal withdrawal ->
                say(
                        "approve.withdrawal",
                        money(withdrawal.amount(), withdrawal.currency()),
                        Visible.masked(withdrawal.destination()));
            case Change change -> say("approve.change." + change.field());
        };
    }

    private String order(Order order) {
        String key = "approve.order." + order.side();
        String symbol = Visible.text(order.symbol(), SYMBOL_MAX);
        String quantity = number(order.quantity());
        return order.price() == null
                ? say(key, symbol, quantity)
                : say(key + ".limit", symbol, quantity, money(order.price(), order.currency()));
    }

    public String time(Instant at) {
        return say("time.zone", time.format(at));
    }

    /** @param currency ISO 4217 */
    public String money(BigDecimal amount, String currency) {
        return currency.equals("JPY")
                ? say("money.JPY", number(amount))
                : say("money", number(amount), Visible.text(currency, 8));
    }

    /** With separators, so that 500000 does not look like a code. */
    public String number(BigDecimal number) {
        BigDecimal short_ = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (Math.abs((long) short_.scale()) > MONEY_DIGITS_MAX) {
            return Visible.text(short_.toString(), MONEY_DIGITS_MAX);
        }
        int decimals = Math.max(number.scale() > 0 ? Math.min(number.scale(), 2) : 0, Math.max(0, short_.scale()));
        return Visible.text(String.format(Locale.ROOT, "%,." + decimals + "f", number), 2 * MONEY_DIGITS_MAX);
    }

    public String device(Origin origin) {
        String browser = known(origin.browser());
        String system = known(origin.system());
        return browser.isEmpty() && system.isEmpty()
                ? say("unknown")
                : say("device", orUnknown(browser), orUnknown(system));
    }

    public String place(Origin origin) {
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
