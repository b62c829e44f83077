package io.sekisho.server.console;

import io.sekisho.engine.Decision;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.server.assess.AssessmentRecord;
import io.sekisho.server.memory.StateCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** One assessment in a list. */
public record Line(String id, String account, String type, Instant receivedAt, Instant time, AssessmentRecord record) {

    /** The columns that {@link #of} reads, in its order. */
    static final String COLUMNS = "id, account, type, received_at, event_time, record";

    private static final int REASONS_TOLD = 3;

    static Line of(ResultSet row) throws SQLException {
        return new Line(
                row.getString(1),
                row.getString(2),
                row.getString(3).toUpperCase(Locale.ROOT),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                StateCodec.read(row.getBytes(6), AssessmentRecord.class));
    }

    public Decision decision() {
        return record.decision();
    }

    public Risk.Level level() {
        return record.risk().level();
    }

    /** The heaviest that speak for an attacker; where none do, the heaviest. */
    public List<Reason> reasons() {
        List<Reason> against =
                record.reasons().stream().filter(reason -> reason.bits() > 0).toList();
        return (against.isEmpty() ? record.reasons() : against)
                .stream().limit(REASONS_TOLD).toList();
    }

    /** Bits with one decimal and a sign. */
    public static String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f", bits);
    }

    /** A probability. */
    public static String percent(double probability) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    /** The position in the feed, from which the next look goes on. */
    public long cursor() {
        return receivedAt.toEpochMilli();
    }
}
