package io.sekisho.surveillance.flink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Messages into one topic; what could not be read carries its reason as the header {@code fault}. */
final class Sending implements KafkaRecordSerializationSchema<Message> {

    /** Name of the header. */
    static final String FAULT = "fault";

    private static final long serialVersionUID = 1;

    private final String topic;

    Sending(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Message message, KafkaSinkContext context, Long timestamp) {
        List<Header> headers = message.fault() == null
                ? List.of()
                : List.of(new RecordHeader(FAULT, message.fault().getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(topic, null, null, message.key(), message.value(), headers);
    }
}
