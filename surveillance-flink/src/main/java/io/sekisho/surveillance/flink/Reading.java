package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.wire.Wire;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages as read, each with where it is to be shown. That is found out here, before anything leaves the first stage: the trade of a
 * liquid symbol concerns no detector and goes no further, so that a symbol which everybody trades costs no worker more than another.
 */
final class Reading implements KafkaRecordDeserializationSchema<Read> {

    private static final long serialVersionUID = 1;
    private static final byte[] NOTHING = {};
    private static final String[] NOWHERE = {};

    private final Roster roster;
    private transient @Nullable Posts posts;

    Reading(Roster roster) {
        this.roster = roster;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        open();
    }

    void open() {
        posts = new Posts(roster.detectors());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Read> out) {
        byte[] bytes = record.value() == null ? NOTHING : record.value();
        out.collect(read(bytes, record.timestamp()));
    }

    Read read(byte[] bytes, long taken) {
        Posts known = posts;
        if (known == null) {
            throw new IllegalStateException("not opened");
        }
        try {
            Observation seen = Wire.observation(bytes);
            return new Read(seen.account(), seen.version(), seen.time().toEpochMilli(), known.of(seen), bytes, null);
        } catch (Wire.Unreadable e) {
            return new Read("", 0, taken, NOWHERE, bytes, String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            return new Read("", 0, taken, NOWHERE, bytes, "is of no time that can be told");
        }
    }

    @Override
    public TypeInformation<Read> getProducedType() {
        return TypeInformation.of(Read.class);
    }
}
