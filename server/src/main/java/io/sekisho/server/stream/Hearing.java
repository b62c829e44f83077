package io.sekisho.server.stream;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on alerts in the order they come; one that fails is tried again before the next, one that cannot be read is passed over and counted. */
final class Hearing {

    static final String TOPIC = "sekisho.alerts";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Consumer<Alert> act;
    private final Runnable unreadable;

    /**
     * @param act        may be called again with what it acted on before
     * @param unreadable told of each message that is no alert
     */
    Hearing(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Consumer<Alert> act,
            Runnable unreadable) {
        this.consumer = consumer;
        this.act = act;
        this.unreadable = unreadable;
        consumer.subscribe(List.of(TOPIC));
    }

    /**
     * Waits half a second at most for alerts, and acts on those there are.
     *
     * @throws RuntimeException acting on one failed; it and those after it come again
     */
    void look() {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
            hear(message);
        }
        consumer.commitSync();
    }

    private void hear(ConsumerRecord<byte[], byte[]> message) {
        Alert alert;
        try {
            alert = Wire.alert(message.value() == null ? new byte[0] : message.value());
        } catch (Wire.Unreadable e) {
            unreadable.run();
            LOG.warn("message {} of {} {} and is passed over", message.offset(), TOPIC, e.getMessage());
            return;
        }
        act.accept(alert);
    }
}
