package io.sekisho.server.challenge.phone;

import io.sekisho.server.account.Masking;
import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.IncomingCall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The calls that came in and what became of them. They are a record and no more: a call nobody waits for weighs nothing. */
public final class CallLog {

    static final Duration KEPT = Duration.ofDays(90);

    /** Of one number; withheld ones count as one number. */
    static final int KEPT_PER_NUMBER = 200;

    private static final int PRUNED_AT_ONCE_MAX = 1_000;

    private final Jdbi jdbi;
    private final CallDigits digits;

    CallLog(Jdbi jdbi, CallDigits digits) {
        this.jdbi = jdbi;
        this.digits = digits;
    }

    /**
     * A call.
     *
     * @param masked      the number, empty where there was none
     * @param attestation absent where there was no number
     * @param challenge   absent where the call was about none
     */
    public record Entry(
            Instant at,
            String carrier,
            String masked,
            @Nullable Attestation attestation,
            Outcome outcome,
            @Nullable String challenge) {}

    /** Calls about an account's challenges, and calls from its registered numbers; newest first. */
    public List<Entry> of(String account, Collection<String> numbers, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            SELECT at, carrier, masked, attestation, outcome, challenge FROM call_log
            WHERE account = ? OR number IN (SELECT decode(hash, 'hex') FROM unnest(string_to_array(?, ',')) hash)
            ORDER BY at DESC, id DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, hashes(numbers))
                .bind(2, limit)
                .map((row, context) -> entry(row))
                .list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String attestation = row.getString(4);
        return new Entry(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                attestation == null ? null : Attestation.valueOf(attestation),
                Outcome.valueOf(row.getString(5)),
                row.getString(6));
    }

    private String hashes(Collection<String> numbers) {
        return numbers.stream()
                .map(number -> HexFormat.of().formatHex(digits.hash(number)))
                .collect(Collectors.joining(","));
    }

    /** The same call again is the same entry, with the latest outcome. */
    void record(IncomingCall call, Stage.Over over, Instant now) {
        jdbi.useTransaction(handle -> {
            byte[] number = over.caller() instanceof Caller.Known known ? digits.hash(known.number()) : new byte[0];
            insert(handle, call, over, number);
            prune(handle, number, now);
        });
    }

    private static void insert(Handle handle, IncomingCall call, Stage.Over over, byte[] number) {
        About about = over.about();
        Caller.Known known = over.caller() instanceof Caller.Known caller ? caller : null;
        handle.createUpdate("""
            INSERT INTO call_log (at, carrier, call, account, challenge, number, masked, attestation, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (carrier, call) DO UPDATE SET account = excluded.account, challenge = excluded.challenge,
                attestation = excluded.attestation, outcome = excluded.outcome
            """)
                .bind(0, call.at().atOffset(ZoneOffset.UTC))
                .bind(1, call.carrier())
                .bind(2, call.id())
                .bind(3, about == null ? null : about.account())
                .bind(4, about instanceof AwaitedCall awaited ? awaited.challenge() : null)
                .bind(5, number)
                .bind(6, known == null ? "" : Masking.phone(known.number()))
                .bind(7, known == null ? null : known.attestation().name())
                .bind(8, over.outcome().name())
                .execute();
    }

    private static void prune(Handle handle, byte[] number, Instant now) {
        handle.execute(
                "DELETE FROM call_log WHERE id IN (SELECT id FROM call_log WHERE at < ? LIMIT ?)",
                now.minus(KEPT).atOffset(ZoneOffset.UTC),
                PRUNED_AT_ONCE_MAX);
        handle.execute("""
            DELETE FROM call_log WHERE id IN (
                SELECT id FROM call_log WHERE number = ? ORDER BY at DESC, id DESC OFFSET ? LIMIT ?)
            """, number, KEPT_PER_NUMBER, PRUNED_AT_ONCE_MAX);
    }
}
