package io.sekisho.server.population;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.LoginHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Failed logins across accounts in the hour before an event: what one account cannot see of credential stuffing. Safe for
 * use by many threads.
 *
 * <p>Time is the events' own, cut into slices of five minutes: an hour is the slice of the event and the eleven before it, so
 * 55 to 60 minutes back. Late events land in the slice they belong to, and events of the distant past form hours of their
 * own, whatever is learned about the present. At most {@value #MAX_SLICES} slices are kept; beyond, the one that was not
 * used for longest is forgotten.
 *
 * <p>Memory: at most 512 KiB per slice, 12 MiB in all. A successful login is not counted at its address, where shares are
 * not asked for. Not persisted: after a restart the hour fills again.
 */
public final class PressureView {

    public static final Duration WINDOW = Duration.ofHours(1);
    public static final Duration SLICE = Duration.ofMinutes(5);

    /** Two hours' worth: the hour that is live, and as much again of late and back-filled events. */
    public static final int MAX_SLICES = 24;

    private static final long SLICES_PER_WINDOW = WINDOW.dividedBy(SLICE);

    private final Map<Long, Slice> slices = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    /** The pressure before an event; learn the event itself afterwards. */
    public Pressure pressure(Network network, Browser browser, Instant at) {
        long address = Fingerprint.of(network.address());
        long system = LoginHistory.networkValue(network);
        long tool = Fingerprint.of(browser.userAgent());
        AttemptSum fromAddress = new AttemptSum();
        AttemptSum fromNetwork = new AttemptSum();
        AttemptSum withTool = new AttemptSum();
        long turn = turns.incrementAndGet();
        long last = indexOf(at);
        for (long index = last - SLICES_PER_WINDOW + 1; index <= last; index++) {
            Slice slice = slices.get(index);
            if (slice != null) {
                slice.touch(turn);
                fromAddress.add(slice.addresses.getIfPresent(address));
                fromNetwork.add(slice.networks.getIfPresent(system));
                withTool.add(slice.tools.getIfPresent(tool));
            }
        }
        return new Pressure(
                fromAddress.failedAccounts(),
                fromNetwork.failedAccounts(),
                fromNetwork.failureShare(),
                withTool.failedAccounts(),
                withTool.failureShare());
    }

    /** Counts a login, at the time it happened. */
    public void learn(String account, Network network, Browser browser, boolean failed, Instant at) {
        Slice slice = slice(indexOf(at));
        long system = LoginHistory.networkValue(network);
        long tool = Fingerprint.of(browser.userAgent());
        if (failed) {
            long who = Fingerprint.of(account);
            Slice.countFailure(slice.addresses, Fingerprint.of(network.address()), who);
            Slice.countFailure(slice.networks, system, who);
            Slice.countFailure(slice.tools, tool, who);
        } else {
            Slice.countSuccess(slice.networks, system);
            Slice.countSuccess(slice.tools, tool);
        }
    }

    /** Slices held now. */
    int slices() {
        return slices.size();
    }

    private Slice slice(long index) {
        long turn = turns.incrementAndGet();
        Slice slice = slices.computeIfAbsent(index, unknown -> new Slice(turn));
        slice.touch(turn);
        if (slices.size() > MAX_SLICES) {
            forgetStale();
        }
        return slice;
    }

    private synchronized void forgetStale() {
        while (slices.size() > MAX_SLICES) {
            slices.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().touched()))
                    .ifPresent(stalest -> slices.remove(stalest.getKey()));
        }
    }

    private static long indexOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SLICE.toSeconds());
    }
}
