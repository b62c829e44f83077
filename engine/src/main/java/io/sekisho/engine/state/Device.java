package io.sekisho.engine.state;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser or app that holds a device token of this account.
 *
 * <p>Tokens rotate at each login. {@code live} holds the hashes that are good, the newest first: an answer that carries the
 * newest may be lost, so the ones before it stay good until a later one is shown, which proves that it arrived. What is
 * superseded moves to {@code retired}; whoever shows one of those holds a copy.
 *
 * @param id      public name of the device, not derived from any token
 * @param live    hashes of tokens that are good, newest first, 1 to {@value #MAX_LIVE}
 * @param retired fingerprints of superseded tokens, newest first, at most {@value #MAX_RETIRED}
 * @param proven  whether a login from it was allowed or its challenge passed
 * @param label   what it is, such as {@code Chrome 131 on Windows 10}
 * @param family  browser and system family it was issued to
 * @param network network it was last seen in
 */
public record Device(
        String id,
        List<String> live,
        List<Long> retired,
        boolean proven,
        String label,
        String family,
        long network,
        Instant firstSeen,
        Instant lastSeen) {

    /** Devices kept of one account; an unproven one falls out first, then the one longest unseen. */
    public static final int MAX_DEVICES = 16;

    /** Unproven devices kept of one account, so that nobody crowds out the customer's own by being challenged often. */
    public static final int MAX_UNPROVEN = 4;

    static final int MAX_LIVE = 4;
    static final int MAX_RETIRED = 8;

    /** A device first seen at this login, holding the token just issued. */
    public static Device first(String id, String token, boolean proven, Browser browser, Network network, Instant at) {
        return new Device(
                id,
                List.of(token),
                List.of(),
                proven,
                browser.browser() + " on " + browser.os(),
                family(browser),
                LoginHistory.networkValue(network),
                at,
                at);
    }

    public static String family(Browser browser) {
        return browser.browserFamily() + "/" + browser.osFamily();
    }

    public boolean holds(String token) {
        return live.contains(token);
    }

    /** Whether the token shown is not the newest: its answer was lost, or there are two holders. */
    public boolean isBehind(String token) {
        return live.indexOf(token) > 0;
    }

    public boolean hasRetired(String token) {
        return retired.contains(Fingerprint.of(token));
    }

    /** Whether this is another network than the one to which the newest token went. */
    public boolean isElsewhere(Network other) {
        return network != LoginHistory.networkValue(other);
    }

    /** The device after a login that showed one of its live tokens and is given the next. */
    public Device rotated(String shown, String next, Browser browser, Network at, Instant time) {
        int index = live.indexOf(shown);
        List<String> newLive = new ArrayList<>(MAX_LIVE + 1);
        newLive.add(next);
        newLive.addAll(live.subList(0, index + 1));
        List<Long> newRetired = new ArrayList<>(MAX_RETIRED + MAX_LIVE);
        live.subList(index + 1, live.size()).forEach(token -> newRetired.add(Fingerprint.of(token)));
        newRetired.addAll(retired);
        return new Device(
                id,
                Bounded.first(newLive, MAX_LIVE),
                Bounded.first(newRetired, MAX_RETIRED),
                proven,
                browser.browser() + " on " + browser.os(),
                family(browser),
                LoginHistory.networkValue(at),
                firstSeen,
                time.isAfter(lastSeen) ? time : lastSeen);
    }

    public Device withProven(boolean nowProven) {
        return new Device(id, live, retired, nowProven, label, family, network, firstSeen, lastSeen);
    }
}
