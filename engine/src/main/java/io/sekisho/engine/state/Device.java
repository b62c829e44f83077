package io.sekisho.engine.state;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A browser or app that holds a device token of this account.
 *
 * <p>Tokens rotate at each login. {@code live} holds the hashes that are good, the newest first: an answer that carries the
 * newest may be lost, so the one shown before it stays good until a later one is shown, which proves that it arrived. What
 * is superseded, and what was presumed lost, moves to {@code retired}; whoever shows one of those holds a copy.
 *
 * @param id      public name of the device, not derived from any token
 * @param live    hashes of tokens that are good, newest first, 1 to {@value #MAX_LIVE}
 * @param retired fingerprints of superseded tokens, newest first, at most {@value #MAX_RETIRED}
 * @param label   what it is, such as {@code Chrome 131 on Windows 10}
 * @param family  browser and system family it was issued to
 * @param place   where it was last seen, see {@link Place}
 * @param binding the binding to a key that its browser holds and no malware can copy, absent where there is none (Device Bound
 *                Session Credentials, W3C working draft)
 */
public record Device(
        String id,
        List<String> live,
        List<Long> retired,
        Standing standing,
        String label,
        String family,
        long place,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String binding) {

    /** What a device's token is worth. */
    public enum Standing {
        /** Its login was challenged, and the challenge not passed. */
        UNPROVEN,
        /** A login from it was allowed, or its challenge passed. */
        PROVEN,
        /** Two were seen to hold its tokens. It stays on record, so that dropping the token does not hide the thief. */
        CONTESTED
    }

    /** Devices kept of one account; an unproven one falls out first, then the one longest unseen. */
    public static final int MAX_DEVICES = 16;

    /** Unproven devices kept of one account, so that nobody crowds out the customer's own by being challenged often. */
    public static final int MAX_UNPROVEN = 4;

    /** Devices of one browser family at one address that never showed their token again: a household has a few machines. */
    public static final int MAX_ALIKE = 3;

    /** Logins this close may run side by side in one browser, each with an answer of its own. */
    static final Duration SIDE_BY_SIDE = Duration.ofMinutes(2);

    static final int MAX_LIVE = 4;
    static final int MAX_RETIRED = 8;

    /** A device first seen at this login, holding the token just issued. */
    public static Device first(String id, String token, boolean proven, Browser browser, Network network, Instant at) {
        return new Device(
                id,
                List.of(token),
                List.of(),
                proven ? Standing.PROVEN : Standing.UNPROVEN,
                label(browser),
                family(browser),
                Place.of(network),
                at,
                at,
                null);
    }

    public static String family(Browser browser) {
        return browser.browserFamily() + "/" + browser.osFamily();
    }

    private static String label(Browser browser) {
        return browser.browser() + " on " + browser.os();
    }

    public boolean proven() {
        return standing == Standing.PROVEN;
    }

    public boolean contested() {
        return standing == Standing.CONTESTED;
    }

    /**
     * Whether it is bound to a key that was not shown: its own browser shows the key before it shows a token.
     *
     * @param shown the binding whose key was shown lately, absent where none was
     */
    public boolean isUnbound(@Nullable String shown) {
        return binding != null && !binding.equals(shown);
    }

    /** The device bound to a key, in place of one that it was bound to before. */
    public Device boundBy(String newBinding) {
        return new Device(id, live, retired, standing, label, family, place, firstSeen, lastSeen, newBinding);
    }

    public boolean holds(String token) {
        return live.contains(token);
    }

    /** Whether a token that it was handed was shown again, as a browser does that keeps its cookies. */
    public boolean hasReturned() {
        return live.size() > 1 || !retired.isEmpty();
    }

    public boolean hasRetired(String token) {
        return retired.contains(Fingerprint.of(token));
    }

    /**
     * Whether the token shown is older than the newest, and that one went to another address: an answer was lost just
     * before a move, or there are two holders. From the same address it is taken for a lost answer.
     */
    public boolean isBehindElsewhere(String token, Network at) {
        return live.indexOf(token) > 0 && !Place.sameAddress(Place.of(at)).test(place);
    }

    /** The device after a login that showed one of its live tokens and is given the next. */
    public Device rotated(String shown, String next, Browser browser, Network at, Instant time) {
        int index = live.indexOf(shown);
        List<String> newer = live.subList(0, index);
        boolean sideBySide = Duration.between(lastSeen, time).abs().compareTo(SIDE_BY_SIDE) < 0;
        List<String> newLive = new ArrayList<>(MAX_LIVE);
        newLive.add(next);
        newLive.addAll(sideBySide ? Bounded.first(newer, MAX_LIVE - 2) : List.of());
        newLive.add(shown);
        List<Long> newRetired = new ArrayList<>(MAX_RETIRED + MAX_LIVE);
        (sideBySide ? List.<String>of() : newer).forEach(token -> newRetired.add(Fingerprint.of(token)));
        live.subList(index + 1, live.size()).forEach(token -> newRetired.add(Fingerprint.of(token)));
        newRetired.addAll(retired);
        return new Device(
                id,
                List.copyOf(newLive),
                Bounded.first(newRetired, MAX_RETIRED),
                standing,
                label(browser),
                family(browser),
                Place.of(at),
                firstSeen,
                time.isAfter(lastSeen) ? time : lastSeen,
                binding);
    }

    /** This device in another's place, whose tokens are thereby superseded. */
    public Device succeeding(Device other) {
        List<Long> newRetired = new ArrayList<>(retired);
        other.live.forEach(token -> newRetired.add(Fingerprint.of(token)));
        newRetired.addAll(other.retired);
        return new Device(
                id,
                live,
                Bounded.first(newRetired, MAX_RETIRED),
                standing,
                label,
                family,
                place,
                firstSeen,
                lastSeen,
                binding);
    }

    public Device with(Standing newStanding) {
        return new Device(id, live, retired, newStanding, label, family, place, firstSeen, lastSeen, binding);
    }
}
