package io.sekisho.surveillance.flink;

import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * How far event time has come on one partition: the latest seen, less what messages may be out of order. A partition that falls silent
 * holds nobody up: after a while all that it brought counts as complete, else the last events before a quiet hour would wait for its end.
 */
final class Pace implements WatermarkGenerator<Read> {

    /** Clocks of servers differ by less; one that runs ahead by more must not make all others late. */
    static final Duration AHEAD_MOST = Duration.ofMinutes(1);

    private static final long NEVER = Long.MIN_VALUE;

    private final long disorder;
    private final long silence;
    private final Clock wall;
    private final RelativeClock running;

    private long latest = NEVER;
    private boolean heard;
    private boolean silent;
    private boolean idle;
    private long heardAt;

    /** @param running stands still while the reader itself is held back */
    Pace(Duration disorder, Duration silence, Clock wall, RelativeClock running) {
        this.disorder = disorder.toMillis();
        this.silence = silence.toNanos();
        this.wall = wall;
        this.running = running;
        heardAt = running.relativeTimeNanos();
    }

    @Override
    public void onEvent(Read read, long time, WatermarkOutput output) {
        heard = true;
        if (read.fault() == null && read.time() > latest && read.time() <= wall.millis() + AHEAD_MOST.toMillis()) {
            latest = read.time();
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = running.relativeTimeNanos();
        if (heard) {
            heard = false;
            silent = false;
            idle = false;
            heardAt = now;
        }
        if (now - heardAt < silence) {
            emit(disorder + 1, output);
        } else if (!silent) {
            silent = true;
            emit(0, output);
            idle = latest == NEVER;
        } else {
            // Not together with the watermark: Flink asks all partitions first, and leaves out what idle ones said.
            idle = true;
        }
        if (idle) {
            output.markIdle();
        }
    }

    private void emit(long behind, WatermarkOutput output) {
        if (latest != NEVER) {
            output.emitWatermark(new Watermark(latest - behind));
        }
    }
}
