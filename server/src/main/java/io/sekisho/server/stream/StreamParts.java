package io.sekisho.server.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.server.feed.Marks;
import io.sekisho.server.surveillance.Feedback;
import io.sekisho.server.surveillance.Leadership;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The stream, put together. */
public final class StreamParts implements AutoCloseable {

    /** What other servers commit is sent within this, what this one does at once. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final Turning publishing;
    private final Turning hearing;

    /**
     * What it stands on.
     *
     * @param leadership one that nobody else uses: one server publishes, each hears
     */
    public record Needs(
            Jdbi jdbi,
            Supplier<Leadership> leadership,
            Feedback feedback,
            MeterRegistry registry,
            InstantSource clock) {}

    /** @param kafka for Kafka's clients: {@code bootstrap.servers} and whatever else they know */
    public StreamParts(Needs needs, Map<String, String> kafka) {
        Counter sent = counter(needs, "sekisho.stream.sent", "Observations that Kafka took from this server");
        Counter unreadable = counter(needs, "sekisho.stream.unreadable", "Rows and messages that were set aside");
        publishing = new Turning(
                "surveillance-publishing", () -> new Sender(needs, producer(kafka), sent, unreadable), LOOK_EVERY);
        hearing = new Turning(
                "surveillance-hearing", () -> new Receiver(needs, consumer(kafka), unreadable), Duration.ZERO);
    }

    private static Counter counter(Needs needs, String name, String description) {
        return Counter.builder(name).description(description).register(needs.registry());
    }

    /** Something was committed here: sent now rather than at the next look. */
    public void wake() {
        publishing.wake();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, String> kafka) {
        Map<String, Object> wanted = new HashMap<>(kafka);
        wanted.put(ProducerConfig.ACKS_CONFIG, "all");
        wanted.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        wanted.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        wanted.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        wanted.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return new KafkaProducer<>(wanted, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> kafka) {
        Map<String, Object> wanted = new HashMap<>(kafka);
        wanted.put(ConsumerConfig.GROUP_ID_CONFIG, "sekisho-servers");
        wanted.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        wanted.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(wanted, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Sends while this server leads. */
    private static final class Sender implements Turning.Work {

        private final Leadership leadership;
        private final KafkaProducer<byte[], byte[]> producer;
        private final Supplier<Publishing> beginning;
        private @Nullable Publishing publishing;

        Sender(Needs needs, KafkaProducer<byte[], byte[]> producer, Counter sent, Counter unreadable) {
            this.leadership = needs.leadership().get();
            this.producer = producer;
            DecisionFeed feed = new DecisionFeed(needs.jdbi(), unreadable::increment);
            beginning = () -> new Publishing(feed, new Marks(needs.jdbi()), producer, sent::increment, needs.clock());
        }

        @Override
        public boolean look() {
            if (!leading()) {
                // Another server will move the mark.
                publishing = null;
                return false;
            }
            Publishing going = publishing == null ? beginning.get() : publishing;
            publishing = going;
            going.look();
            return true;
        }

        private boolean leading() {
            try {
                return leadership.lead();
            } catch (SQLException e) {
                throw new IllegalStateException("the database does not say who leads", e);
            }
        }

        @Override
        public void close() {
            producer.close(CLOSE_MAX);
            leadership.close();
        }
    }

    /** Hears the alerts of the partitions that are this server's. */
    private record Receiver(KafkaConsumer<byte[], byte[]> consumer, Hearing hearing, Feedback feedback)
            implements Turning.Work {

        Receiver(Needs needs, KafkaConsumer<byte[], byte[]> consumer, Counter unreadable) {
            this(consumer, new Hearing(consumer, needs.feedback()::apply, unreadable::increment), needs.feedback());
        }

        @Override
        public boolean look() {
            hearing.look();
            // What could not be weighed when its alert was heard.
            feedback.finish();
            return true;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Override
    public void close() {
        publishing.close();
        hearing.close();
    }
}
