package io.sekisho.server.population;

import java.util.Comparator;

/**
 * One count as it is stored; the key is level, value and inside.
 *
 * @param value  fingerprint of the value, or number of the autonomous system; 0 where the level has one row
 * @param inside 0 for the count of the value itself; else a mark for a lower-level value that was seen together with this
 *               first-level value, whose presence alone matters
 * @param count  logins; what was added since the last drain when written, the total when read; always 0 for a mark
 */
public record Row(Level level, long value, long inside, long count) {

    static final Comparator<Row> BY_KEY =
            Comparator.comparing(Row::level).thenComparingLong(Row::value).thenComparingLong(Row::inside);
}
