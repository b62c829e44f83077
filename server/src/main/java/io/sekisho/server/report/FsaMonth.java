package io.sekisho.server.report;

import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month of the table.
 *
 * @param figures   as they are counted now
 * @param unvalued  executed parts of orders whose value in yen is not known; they are in no amount
 * @param published as last published, absent where the month never was
 * @param change    what is different since then, absent where nothing is
 */
public record FsaMonth(
        YearMonth month,
        Figures figures,
        long unvalued,
        Status status,
        @Nullable Publication published,
        @Nullable Change change) {

    /** How far a month's figures can be relied on. */
    public enum Status {
        /** Not published yet, or the month still runs. */
        PROVISIONAL,
        /** As published. */
        FINAL,
        /** Published, and other today. */
        RESTATED
    }

    /**
     * What makes today's figures other than the published ones.
     *
     * @param difference  today's less the published
     * @param labelled    events of the month, by number, whose label came after the publication
     * @param latestLabel when the last of those labels came
     * @param reported    takeover's logins and executions that became known only after the publication
     */
    public record Change(
            Figures difference, long labelled, @Nullable Instant latestLabel, long reported) {

        private Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>(difference.told());
            told.put("labelled", labelled);
            if (latestLabel != null) {
                told.put("latestLabel", latestLabel);
            }
            told.put("reported", reported);
            return told;
        }
    }

    /** @param current the month that runs */
    static FsaMonth of(YearMonth month, YearMonth current, Tally.Sum sum, @Nullable Publication published) {
        Figures figures = sum.figures();
        boolean same = published != null && figures.same(published.figures());
        Change change = published == null || same
                ? null
                : new Change(figures.minus(published.figures()), sum.labelled(), sum.latestLabel(), sum.reported());
        boolean over = month.isBefore(current);
        Status status = published == null || !over ? Status.PROVISIONAL : same ? Status.FINAL : Status.RESTATED;
        return new FsaMonth(month, figures, sum.unvalued(), status, published, change);
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("month", month.toString());
        told.putAll(figures.told());
        told.put("status", WireNames.of(status));
        if (unvalued > 0) {
            told.put("unvalued", unvalued);
        }
        if (published != null) {
            told.put("published", published.told());
        }
        if (change != null) {
            told.put("change", change.told());
        }
        return told;
    }
}
