package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login that was asked for a further factor: it weighs on the account for days, in whatever session.
 *
 * @param bits   its evidence
 * @param proven what a passed challenge proved, absent while none was passed
 */
public record OddEntry(
        String assessment,
        Instant at,
        double bits,
        @Nullable Assurance proven) {

    /** Kept of one account; the lightest falls out, so that nobody hides one behind many. */
    public static final int MAX_ENTRIES = 8;

    /** Longer than it takes until funds sold are settled and spent. */
    public static final Duration REMEMBERED = Duration.ofDays(10);

    /** The entries with this one among them. */
    public static List<OddEntry> joined(List<OddEntry> entries, OddEntry newest) {
        if (entries.size() < MAX_ENTRIES) {
            return Bounded.plus(newest, entries, MAX_ENTRIES);
        }
        OddEntry lightest =
                entries.stream().min(Comparator.comparingDouble(OddEntry::bits)).orElseThrow();
        return Bounded.plus(newest, Bounded.without(entries, lightest::equals), MAX_ENTRIES);
    }

    public OddEntry proven(Assurance assurance) {
        return new OddEntry(assessment, at, bits, assurance);
    }
}
