package io.sekisho.server.console;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.Zones;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.page.Frame;
import io.sekisho.server.user.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * Someone signed in, looking at a page.
 *
 * @param section the part of the console that the page belongs to, as the menu marks it
 * @param csrf    what the page's forms must carry
 */
public record Visit(Frame frame, User user, Section section, String csrf) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The parts of the console, in the menu's order. */
    public enum Section {
        OVERVIEW("/console/"),
        FEED("/console/feed"),
        ALERTS("/console/alerts"),
        CASES("/console/cases"),
        HOLDS("/console/holds"),
        WATCHLIST("/console/watchlist"),
        PHISHING("/console/phishing"),
        REPORTS("/console/reports/fsa"),
        POLICIES("/console/policies");

        private final String path;

        Section(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Visit[" + user + ", " + section + "]";
    }

    public String say(String key, String... filledIn) {
        return frame.say(key, filledIn);
    }

    public String time(Instant at) {
        return frame.words().time(at);
    }

    /** Without the year, to the second: for what has just happened. */
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(Zones.BROKERAGE));
    }

    /** The hour alone, for a plot. */
    public String hour(Instant at) {
        return HOUR.format(at.atZone(Zones.BROKERAGE));
    }

    /** A reason's code in words; a code that has none yet is told as it is. */
    public String reason(String code) {
        return frame.words().says("reason." + code) ? say("reason." + code) : code;
    }

    /** @param code ISO 3166-1 alpha-2; {@code ZZ} where unknown */
    public String country(String code) {
        return code.equals(Network.UNKNOWN_COUNTRY)
                ? say("unknown")
                : Locale.of("", code).getDisplayCountry(frame.words().language().locale());
    }

    /** What was done in a case, in words; what has none yet is told as it is. */
    public String entry(String what) {
        return frame.words().says("entry." + what) ? say("entry." + what) : what;
    }

    public String number(long number) {
        return frame.words().number(BigDecimal.valueOf(number));
    }

    public String yen(BigDecimal amount) {
        return frame.words().money(amount, "JPY");
    }

    /** Units, and what they are worth where that is known. */
    public String quantity(Quantity quantity) {
        String units = say("quantity.units", number(quantity.units()));
        return quantity.yen() == 0 ? units : say("quantity", units, yen(BigDecimal.valueOf(quantity.yen())));
    }

    /** A dash where nobody knows. */
    public String worth(Quantity quantity) {
        return quantity.yen() == 0 && quantity.units() > 0 ? "–" : yen(BigDecimal.valueOf(quantity.yen()));
    }

    /** With a sign and their name. */
    public String bits(double bits) {
        return say("bits", Line.bits(bits));
    }

    /** Whether the user's role changes things. */
    public boolean acts() {
        return user.role().acts();
    }

    public boolean approves() {
        return user.role().approves();
    }

    /** Who acts, as the capabilities ask; a role's scopes are what keys of such a person have. */
    Principal principal() {
        Set<Scope> scopes = switch (user.role()) {
            case ANALYST -> Set.of(Scope.ANALYST);
            case SUPERVISOR -> Set.of(Scope.ANALYST, Scope.SUPERVISOR);
            case AUDITOR -> Set.of(Scope.AUDITOR);
        };
        return new Principal("console:" + user.id(), user.name(), user.name(), scopes);
    }

    public String role() {
        return say("role." + user.role().wireName());
    }
}
