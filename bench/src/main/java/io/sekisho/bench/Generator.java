package io.sekisho.bench;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Sends requests from one thread over some connections. It shares the machine with the server, so it does little itself. */
final class Generator implements AutoCloseable {

    private static final long LATENCY_MAX_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final long STALL_MILLIS = 20_000;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();

    Generator(int port, int count) throws IOException {
        selector = Selector.open();
        for (int i = 0; i < count; i++) {
            connections.add(new Connection(port, selector));
        }
    }

    /** @param latency in nanoseconds */
    record Result(long requests, double seconds, Histogram latency) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** Every connection asks again as soon as it was answered. */
    Result closedLoop(Traffic traffic, Duration lasting) throws IOException {
        Histogram latency = histogram();
        long begin = System.nanoTime();
        long end = begin + lasting.toNanos();
        for (Connection connection : connections) {
            connection.ask(traffic.next(), System.nanoTime());
        }
        int[] open = {connections.size()};
        while (open[0] > 0) {
            select(STALL_MILLIS, connection -> {
                if (connection.read(traffic)) {
                    long now = System.nanoTime();
                    latency.recordValue(Math.min(LATENCY_MAX_NANOS, now - connection.sinceNanos()));
                    if (now < end) {
                        connection.ask(traffic.next(), now);
                    } else {
                        open[0]--;
                    }
                }
            });
        }
        return new Result(latency.getTotalCount(), (System.nanoTime() - begin) / 1e9, latency);
    }

    /**
     * Requests become due at random instants, whether or not earlier ones are answered (a Poisson process); latency counts from the
     * instant a request was due, so a stall of the server is felt by all that it delayed.
     */
    Result openLoop(Traffic traffic, double perSecond, Duration lasting, long seed) throws IOException {
        Histogram latency = histogram();
        Deque<Connection> free = new ArrayDeque<>(connections);
        SplittableRandom random = new SplittableRandom(seed);
        long begin = System.nanoTime();
        long end = begin + lasting.toNanos();
        long due = begin;
        Thread waker = Thread.ofPlatform().daemon().start(this::wake);
        try {
            while (due < end || free.size() < connections.size()) {
                while (due < end && due <= System.nanoTime() && !free.isEmpty()) {
                    free.pop().ask(traffic.next(), due);
                    due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
                }
                nextWake = due < end && !free.isEmpty() ? due : Long.MAX_VALUE;
                LockSupport.unpark(waker);
                select(STALL_MILLIS, connection -> {
                    if (connection.read(traffic)) {
                        latency.recordValue(Math.min(LATENCY_MAX_NANOS, System.nanoTime() - connection.sinceNanos()));
                        free.push(connection);
                    }
                });
            }
        } finally {
            waker.interrupt();
        }
        return new Result(latency.getTotalCount(), (System.nanoTime() - begin) / 1e9, latency);
    }

    /** When the selecting thread wants to be woken; selectors themselves know milliseconds only. */
    private volatile long nextWake = Long.MAX_VALUE;

    private void wake() {
        while (!Thread.interrupted()) {
            long at = nextWake;
            long wait = at - System.nanoTime();
            if (at == Long.MAX_VALUE) {
                LockSupport.park();
            } else if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                nextWake = Long.MAX_VALUE;
                selector.wakeup();
            }
        }
    }

    @FunctionalInterface
    private interface Ready {
        void accept(Connection connection) throws IOException;
    }

    private void select(long millis, Ready ready) throws IOException {
        IOException[] failed = {null};
        long begin = System.nanoTime();
        int selected = selector.select(
                key -> {
                    try {
                        ready.accept((Connection) key.attachment());
                    } catch (IOException e) {
                        failed[0] = e;
                    }
                },
                millis);
        if (failed[0] != null) {
            throw failed[0];
        }
        if (selected == 0 && System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(millis)) {
            throw new IOException("no answer for " + millis + " ms");
        }
    }

    private static Histogram histogram() {
        return new Histogram(LATENCY_MAX_NANOS, DIGITS);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
