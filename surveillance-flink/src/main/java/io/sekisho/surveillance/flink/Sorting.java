package io.sekisho.surveillance.flink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Passes on what concerns a detector, sets aside what could not be read, and counts both it and everything. */
final class Sorting extends ProcessFunction<Read, Read> {

    /** Kept as they came, with the reason. */
    static final OutputTag<Message> UNREADABLE = new OutputTag<>("unreadable") {
        private static final long serialVersionUID = 1;
    };

    private static final long serialVersionUID = 1;

    private transient @Nullable Counter read;
    private transient @Nullable Counter unreadable;

    @Override
    public void open(OpenContext context) {
        read = getRuntimeContext().getMetricGroup().counter("observationsRead");
        unreadable = getRuntimeContext().getMetricGroup().counter("observationsUnreadable");
    }

    @Override
    public void processElement(Read element, Context context, Collector<Read> out) {
        count(read);
        if (element.fault() != null) {
            count(unreadable);
            byte[] key = element.fault().getBytes(StandardCharsets.UTF_8);
            context.output(UNREADABLE, new Message(key, element.bytes(), element.fault()));
        } else if (element.posts().length > 0) {
            out.collect(element);
        }
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.inc();
        }
    }
}
