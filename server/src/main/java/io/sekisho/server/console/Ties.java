package io.sekisho.server.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of a scheme were entered from and with, and what they buy.
 *
 * @param accounts in the order in which they joined
 * @param things   those that most accounts share first
 * @param more     accounts of the scheme that were left out
 */
public record Ties(List<String> accounts, List<Thing> things, int more) {

    /** Accounts named beside what they share; more are counted. */
    public static final int NAMED = 20;

    /** What a thing is. */
    public enum Kind {
        NETWORK,
        ADDRESS,
        /** A browser with its system, and the TLS fingerprint where one was given: common ones are shared by chance. */
        TOOL,
        /** A device token that several accounts were shown, by the beginning of its hash. */
        TOKEN,
        SYMBOL
    }

    /**
     * Something that accounts have.
     *
     * @param within   the network that an address is in, absent for others
     * @param accounts that have it, in the order in which they joined
     */
    public record Thing(Kind kind, String name, @Nullable String within, List<String> accounts) {

        /** By more than one account; that a scheme's accounts buy the same symbol is what makes it one, and no further sign. */
        public boolean shared() {
            return accounts.size() > 1 && kind != Kind.SYMBOL;
        }
    }

    public List<Thing> shared() {
        return things.stream().filter(Thing::shared).toList();
    }

    /** What each account has. */
    public Map<String, Map<Kind, List<Thing>>> byAccount() {
        Map<String, Map<Kind, List<Thing>>> by = new HashMap<>();
        for (Thing thing : things) {
            for (String account : thing.accounts()) {
                by.computeIfAbsent(account, one -> new EnumMap<>(Kind.class))
                        .computeIfAbsent(thing.kind(), one -> new ArrayList<>())
                        .add(thing);
            }
        }
        return by;
    }
}
