package io.sekisho.server.population;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.LoginHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How common a login's values are among all logins learned: the population's side of the likelihood model. Safe for use by
 * many threads.
 *
 * <p>Exact while no level has more distinct values than it {@linkplain Level#maxValues keeps} and no first-level value more
 * than {@value Seen#MAX_INSIDE} lower-level ones. Beyond, approximate: values seen rarely and long ago are forgotten, with
 * what was not yet drained of them, and count as new when they return; distinct values are those kept. The counts of one
 * lookup may straddle a login that is being learned meanwhile.
 *
 * <p>Several servers share one store: each adds what it {@linkplain #drainChanges drains} and now and then
 * {@linkplain #load loads} the totals.
 */
public final class PopulationView {

    private static final List<Level> ADDRESS_LEVELS = List.of(Level.ADDRESS, Level.NETWORK, Level.COUNTRY);
    private static final List<Level> USER_AGENT_LEVELS =
            List.of(Level.USER_AGENT, Level.BROWSER, Level.SYSTEM, Level.DEVICE_TYPE);

    /** The value of the levels that count one thing only. */
    private static final long ONLY = 0;

    private final Map<Level, LevelCounts> counts = new EnumMap<>(Level.class);

    public PopulationView() {
        Arrays.stream(Level.values()).forEach(level -> counts.put(level, new LevelCounts(level)));
    }

    /** The counts before this login. */
    public Population lookup(Network network, Browser browser) {
        return new Population(
                at(Level.USERS).count(ONLY),
                at(Level.LOGINS).count(ONLY),
                levels(ADDRESS_LEVELS, addressValues(network)),
                levels(USER_AGENT_LEVELS, userAgentValues(browser)));
    }

    /** Counts a successful login. */
    public void learn(Network network, Browser browser, boolean firstLoginOfAccount) {
        if (firstLoginOfAccount) {
            at(Level.USERS).learn(ONLY);
        }
        at(Level.LOGINS).learn(ONLY);
        learn(ADDRESS_LEVELS, addressValues(network));
        learn(USER_AGENT_LEVELS, userAgentValues(browser));
    }

    /** What was learned since the last drain; to be added to what is stored under the same keys. */
    public List<Row> drainChanges() {
        List<Row> rows = new ArrayList<>();
        counts.values().forEach(level -> level.drain(rows::add));
        return rows;
    }

    /** Gives drained rows back that could not be stored, so that the next drain has them again. */
    public void putBack(Iterable<Row> rows) {
        rows.forEach(row -> at(row.level()).putBack(row));
    }

    /**
     * Takes the stored totals, in any order and as often as wanted: they replace what was known of the rows' keys, and what
     * is not yet drained stays on top. Of each level {@link Level#maxValues} values are worth reading, the most counted.
     */
    public void load(Iterable<Row> rows) {
        rows.forEach(row -> at(row.level()).load(row));
    }

    private Population.Levels levels(List<Level> levels, long[] values) {
        Seen first = at(levels.getFirst()).find(values[0]);
        long[] seen = new long[values.length];
        seen[0] = first == null ? 0 : first.count();
        long distinct = 0;
        for (int i = 1; i < values.length; i++) {
            LevelCounts lower = at(levels.get(i));
            seen[i] = lower.count(values[i]);
            distinct += lower.distinct();
        }
        return new Population.Levels(seen, distinct, first == null ? 0 : first.distinctInside());
    }

    private void learn(List<Level> levels, long[] values) {
        long[] marks = new long[values.length - 1];
        for (int i = 1; i < values.length; i++) {
            at(levels.get(i)).learn(values[i]);
            marks[i - 1] = mark(values[i], i);
        }
        at(levels.getFirst()).learn(values[0], marks);
    }

    /** Tells values of different levels apart by the lowest two bits; never 0, since lower levels start from 1. */
    private static long mark(long value, int level) {
        return value << 2 | level;
    }

    private static long[] addressValues(Network network) {
        return new long[] {
            Fingerprint.of(network.address()), LoginHistory.networkValue(network), Fingerprint.of(network.country())
        };
    }

    private static long[] userAgentValues(Browser browser) {
        return new long[] {
            Fingerprint.of(browser.userAgent()),
            Fingerprint.of(browser.browser()),
            Fingerprint.of(browser.os()),
            Fingerprint.of(browser.deviceType())
        };
    }

    private LevelCounts at(Level level) {
        return Objects.requireNonNull(counts.get(level));
    }
}
