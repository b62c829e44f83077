package io.sekisho.server.stream;

import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.server.feed.Mark;
import io.sekisho.server.feed.Marks;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends what was decided, by account, in order; the mark moves on only once Kafka has all of it. For one thread. */
final class Publishing {

    static final String TOPIC = "sekisho.decisions";

    /** Under this name the mark is kept. */
    private static final String CONSUMER = "kafka";

    /** Sent at first: as far back as the detectors look, and a day more. */
    private static final Duration WINDOW = Duration.ofDays(8);

    private final DecisionFeed feed;
    private final Marks marks;
    private final Producer<byte[], byte[]> producer;
    private final Runnable sent;
    private final InstantSource clock;
    private @Nullable Mark mark;

    /** @param sent told of each observation that Kafka took */
    Publishing(DecisionFeed feed, Marks marks, Producer<byte[], byte[]> producer, Runnable sent, InstantSource clock) {
        this.feed = feed;
        this.marks = marks;
        this.producer = producer;
        this.sent = sent;
        this.clock = clock;
        mark = marks.find(CONSUMER).orElse(null);
    }

    /**
     * Sends what was committed since the last look.
     *
     * @throws RuntimeException Kafka did not take all of it; the next look sends it again
     */
    void look() {
        AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
        Mark since = mark;
        Mark now = since == null
                ? feed.reread(clock.instant().minus(WINDOW), (seen, arrived) -> send(seen, refused))
                : feed.follow(since, (seen, arrived) -> send(seen, refused));
        producer.flush();
        Exception why = refused.get();
        if (why != null) {
            throw new IllegalStateException("Kafka does not take observations", why);
        }
        if (!now.equals(since)) {
            marks.keep(CONSUMER, now);
            mark = now;
        }
    }

    private void send(Observation seen, AtomicReference<@Nullable Exception> refused) {
        Exception before = refused.get();
        if (before != null) {
            // Each send waits ten seconds for a Kafka that is away, and a transaction of the database with it.
            throw new IllegalStateException("Kafka does not take observations", before);
        }
        byte[] key = seen.account().getBytes(StandardCharsets.UTF_8);
        // What becomes of it the callback hears, before flush returns.
        var _ = producer.send(new ProducerRecord<>(TOPIC, key, Wire.bytes(seen)), (metadata, why) -> {
            if (why == null) {
                sent.run();
            } else {
                refused.set(why);
            }
        });
    }
}
