package io.sekisho.server.population;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * How often one value was seen, by this server and by those whose counts were loaded, and which lower-level values were
 * seen with it.
 */
final class Seen {

    /** Lower-level values remembered with one first-level value. Hardly any has more than one of each level. */
    static final int MAX_INSIDE = 16;

    private static final long[] NONE = {};

    private volatile long count;
    private volatile long[] inside = NONE;
    private int unsaved;
    private boolean insideUnsaved;

    /** Logins with this value. */
    long count() {
        return count;
    }

    /** Distinct lower-level values among them, at most {@link #MAX_INSIDE}. */
    long distinctInside() {
        return inside.length;
    }

    synchronized void learn(long... marks) {
        count = count + 1;
        unsaved++;
        for (long mark : marks) {
            insideUnsaved |= remember(mark);
        }
    }

    /** Takes the stored total, in place of what was known of it; what is not yet stored stays on top. */
    synchronized void load(long stored) {
        count = stored + unsaved;
    }

    synchronized void loadInside(long mark) {
        remember(mark);
    }

    /** Gives out what was learned since the last time. */
    synchronized void drain(Level level, long value, Consumer<Row> rows) {
        if (unsaved > 0) {
            rows.accept(new Row(level, value, 0, unsaved));
            unsaved = 0;
        }
        if (insideUnsaved) {
            for (long mark : inside) {
                rows.accept(new Row(level, value, mark, 0));
            }
            insideUnsaved = false;
        }
    }

    /** Takes back what was given out and could not be stored. */
    synchronized void putBack(Row row) {
        if (row.inside() == 0) {
            unsaved += Math.toIntExact(row.count());
        } else {
            insideUnsaved = true;
        }
    }

    private boolean remember(long mark) {
        long[] known = inside;
        if (known.length == MAX_INSIDE || Arrays.stream(known).anyMatch(other -> other == mark)) {
            return false;
        }
        long[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = mark;
        inside = more;
        return true;
    }
}
