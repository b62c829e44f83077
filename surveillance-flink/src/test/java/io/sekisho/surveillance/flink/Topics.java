package io.sekisho.surveillance.flink;

import static org.awaitility.Awaitility.await;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The other end of the job's topics. */
final class Topics implements AutoCloseable {

    private final Map<String, Object> common;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    Topics(String brokers) {
        common = Map.of("bootstrap.servers", brokers);
        producer = new KafkaProducer<>(common, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(common);
    }

    void send(List<Observation> observations) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Observation observation : observations) {
            sent.add(send(observation.account(), Wire.bytes(observation)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    Future<RecordMetadata> send(String account, byte[] message) {
        return producer.send(
                new ProducerRecord<>("sekisho.decisions", account.getBytes(StandardCharsets.UTF_8), message));
    }

    /** Until a checkpoint says that the job is through with all that was sent. */
    void awaitAllRead() {
        await().atMost(LocalCluster.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> committed().equals(ends("sekisho.decisions")));
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets("sekisho-surveillance")
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, committed) -> offsets.put(partition, committed.offset()));
        return offsets;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return new HashMap<>(consumer.endOffsets(partitions(consumer, topic)));
        }
    }

    List<Alert> alerts() throws Wire.Unreadable {
        List<Alert> alerts = new ArrayList<>();
        for (byte[] message : all("sekisho.alerts")) {
            alerts.add(Wire.alert(message));
        }
        return alerts;
    }

    List<String> unreadable() {
        return all("sekisho.unreadable").stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }

    private List<byte[]> all(String topic) {
        List<byte[]> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> messages.add(record.value()));
            }
        }
        return messages;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(common, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
