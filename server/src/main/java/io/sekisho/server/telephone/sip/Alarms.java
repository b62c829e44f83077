package io.sekisho.server.telephone.sip;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Wakes calls up after a while. */
@FunctionalInterface
interface Alarms {

    /** Calls off an alarm; without effect once it rang. */
    @FunctionalInterface
    interface Alarm {
        Alarm NONE = () -> {};

        void cancel();
    }

    /** @param work hands on and returns */
    Alarm in(Duration delay, Runnable work);

    /** By the machine's time, on one thread. */
    final class Scheduled implements Alarms, AutoCloseable {
        private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("telephone-alarms").factory());

        @Override
        public Alarm in(Duration delay, Runnable work) {
            try {
                ScheduledFuture<?> alarm = scheduler.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
                return () -> alarm.cancel(false);
            } catch (RejectedExecutionException e) {
                // The server stops, and with it the call.
                return Alarm.NONE;
            }
        }

        @Override
        public void close() {
            scheduler.shutdownNow();
        }
    }
}
