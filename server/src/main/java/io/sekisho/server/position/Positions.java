package io.sekisho.server.position;

import io.sekisho.server.memory.AccountMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Positions as stored, account by account. */
public final class Positions {

    /** Snapshots kept whatever their age, the latest. */
    static final int LATEST_KEPT = 40;

    /** The last snapshot of each day is kept this long. */
    static final Duration DAYS_KEPT = Duration.ofDays(90);

    private final AccountMemory memory;
    private final Remembering remembering;
    private final InstantSource clock;

    /** @param remembering what accounts' memories take from it */
    public Positions(AccountMemory memory, Remembering remembering, InstantSource clock) {
        this.memory = memory;
        this.remembering = remembering;
        this.clock = clock;
    }

    /** Stores what was told; the account comes into being where it did not exist. */
    PositionsTold tell(String account, Snapshot snapshot) {
        return memory.change(account, (handle, state) -> {
            PositionTable.write(handle, account, snapshot);
            PositionTable.trim(handle, account, LATEST_KEPT, clock.instant().minus(DAYS_KEPT));
            PositionsTold told =
                    new PositionsTold(account, snapshot, PositionTable.isLatest(handle, account, snapshot.asOf()));
            return new AccountMemory.Changed<>(remembering.after(state, told), told);
        });
    }

    /** What the account held at a time: the last snapshot up to it. */
    public Optional<Snapshot> lastUpTo(String account, Instant at) {
        return memory.read(handle -> PositionTable.lastUpTo(handle, account, at));
    }

    /** The first snapshot later than a time. */
    public Optional<Snapshot> firstAfter(String account, Instant at) {
        return memory.read(handle -> PositionTable.firstAfter(handle, account, at));
    }
}
