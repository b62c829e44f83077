package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Versions;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Each event of an account once, however often Kafka brings it; then one copy for each post that it concerns. */
final class Once extends KeyedProcessFunction<String, Read, Shown> {

    private static final long serialVersionUID = 1;

    private final Duration remembered;
    private transient ValueState<Tuple2<Long, Long>> seen;
    private transient Counter repeated;

    /** @param remembered how long after its last event an account's versions are kept */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    Once(Duration remembered) {
        this.remembered = remembered;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Tuple2<Long, Long>> versions =
                new ValueStateDescriptor<>("versions", Types.TUPLE(Types.LONG, Types.LONG));
        versions.enableTimeToLive(StateTtlConfig.newBuilder(remembered).build());
        seen = getRuntimeContext().getState(versions);
        repeated = getRuntimeContext().getMetricGroup().counter("observationsRepeated");
    }

    @Override
    public void processElement(Read read, Context context, Collector<Shown> out) throws IOException {
        if (read.version() > 0 && !isNew(read.version())) {
            repeated.inc();
            return;
        }
        for (String post : read.posts()) {
            out.collect(new Shown(post, read.time(), read.bytes()));
        }
    }

    private boolean isNew(long version) throws IOException {
        Tuple2<Long, Long> kept = seen.value();
        Versions versions = kept == null ? Versions.NONE : new Versions(kept.f0, kept.f1);
        if (versions.has(version)) {
            return false;
        }
        Versions now = versions.plus(version);
        seen.update(Tuple2.of(now.latest(), now.before()));
        return true;
    }
}
