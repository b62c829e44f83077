package io.sekisho.server.console;

import io.sekisho.server.page.Frame;
import io.sekisho.server.user.Role;
import io.sekisho.server.user.User;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Someone signed in, looking at a page.
 *
 * @param section the part of the console that the page belongs to, as the menu marks it
 * @param csrf    what the page's forms must carry
 */
public record Visit(Frame frame, User user, Section section, String csrf) {

    /** The parts of the console, in the menu's order. */
    public enum Section {
        OVERVIEW("/console/"),
        FEED("/console/feed"),
        CASES("/console/cases"),
        HOLDS("/console/holds"),
        POLICIES("/console/policies");

        private final String path;

        Section(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    public String say(String key, String... filledIn) {
        return frame.say(key, filledIn);
    }

    public String time(Instant at) {
        return frame.words().time(at);
    }

    public String number(long number) {
        return frame.words().number(BigDecimal.valueOf(number));
    }

    public String yen(BigDecimal amount) {
        return frame.words().money(amount, "JPY");
    }

    /** Whether the user's role changes things. */
    public boolean acts() {
        return user.role().acts();
    }

    public boolean approves() {
        return user.role().approves();
    }

    public String role() {
        return say("role." + user.role().wireName());
    }

    boolean is(Role role) {
        return user.role() == role;
    }
}
