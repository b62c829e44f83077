package io.sekisho.server.telephone.rtp;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one clock of all calls' sound. A tick that comes late is followed by the next ones sooner, so that speech keeps its length. Rests
 * while nobody calls.
 */
public final class Pacer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
    private static final int TICK_MS = 1000 * MediaStream.SAMPLES / Codec.RATE_HZ;

    private final Set<MediaStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telephone-sound").factory());
    private @Nullable ScheduledFuture<?> ticking;

    public synchronized void add(MediaStream stream) {
        streams.add(stream);
        if (ticking == null) {
            ticking = clock.scheduleAtFixedRate(this::tick, 0, TICK_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Also closes the stream. */
    public synchronized void remove(MediaStream stream) {
        streams.remove(stream);
        close(stream);
        if (streams.isEmpty() && ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private void tick() {
        for (MediaStream stream : streams) {
            try {
                stream.tick();
            } catch (IOException | RuntimeException e) {
                // A network that refuses one packet may take the next; what matters here is that other calls go on.
                LOG.debug(
                        "A packet of a call's sound was not sent or read: {}",
                        e.getClass().getName());
            }
        }
    }

    private static void close(MediaStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("A call's sound could not be closed: {}", e.getClass().getName());
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        streams.forEach(Pacer::close);
        streams.clear();
    }
}
