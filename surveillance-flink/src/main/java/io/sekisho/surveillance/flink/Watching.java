package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One post: waits until event time has passed an observation, shows the detector what came by then in order of time (and of id, within a
 * millisecond), and keeps what the detector knows. What comes later than that is shown at once; detectors take some disorder.
 */
final class Watching extends KeyedProcessFunction<String, Shown, Message> {

    private static final long serialVersionUID = 1;
    private static final PrimitiveArrayTypeInfo<byte[]> BYTES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    private final Roster roster;
    private transient Posts posts;
    private transient MapState<Long, List<byte[]>> waiting;
    private transient Recalled recalled;
    private transient @Nullable Consumer<String> turnTo;
    private transient Counter late;
    private transient Counter alerts;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    Watching(Roster roster) {
        this.roster = roster;
    }

    /** Told before it is opened. */
    void turningBy(Consumer<String> turnTo) {
        this.turnTo = turnTo;
    }

    void beforeCheckpoint() throws IOException {
        recalled.keepAll();
    }

    @Override
    public void open(OpenContext context) {
        posts = new Posts(roster.detectors());
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(BYTES)));
        recalled = new Recalled(
                posts,
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("known", Types.TUPLE(Types.LONG, Types.LONG, BYTES))),
                Objects.requireNonNull(turnTo));
        late = getRuntimeContext().getMetricGroup().counter("observationsLate");
        alerts = getRuntimeContext().getMetricGroup().counter("alerts");
    }

    @Override
    public void processElement(Shown shown, Context context, Collector<Message> out) throws Exception {
        if (shown.time() <= context.timerService().currentWatermark()) {
            late.inc();
            see(context, List.of(shown.bytes()), out);
            return;
        }
        List<byte[]> before = waiting.get(shown.time());
        List<byte[]> now = before == null ? new ArrayList<>(1) : new ArrayList<>(before);
        now.add(shown.bytes());
        waiting.put(shown.time(), now);
        context.timerService().registerEventTimeTimer(shown.time());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Message> out) throws Exception {
        List<byte[]> due = waiting.get(time);
        if (due == null) {
            forget(time, context);
        } else {
            waiting.remove(time);
            see(context, due, out);
        }
    }

    private void see(Context context, List<byte[]> messages, Collector<Message> out) throws Exception {
        List<Observation> observations = new ArrayList<>(messages.size());
        for (byte[] message : messages) {
            observations.add(Wire.observation(message));
        }
        observations.sort(Comparator.comparing(Observation::id));
        see(posts.detector(context.getCurrentKey()), context, observations, out);
    }

    private <S> void see(Detector<S> detector, Context context, List<Observation> observations, Collector<Message> out)
            throws Exception {
        String post = context.getCurrentKey();
        String key = Posts.key(post);
        Recalled.Known known = recalled.of(post);
        boolean isNew = known == null;
        if (known == null) {
            known = recalled.put(post, new Recalled.Known(Long.MIN_VALUE, Long.MIN_VALUE, detector.unknown()));
        }
        for (Observation observation : observations) {
            long now = observation.time().toEpochMilli();
            S before = isNew || forgotten(known.last, detector) > now ? known.of(detector) : detector.unknown();
            Detector.Seen<S> seen = detector.see(key, before, observation);
            known.state = seen.state();
            known.last = Math.max(known.last, now);
            isNew = false;
            if (seen.alert() != null) {
                tell(seen.alert(), out);
            }
        }
        known.changed = true;
        if (known.look <= known.last) {
            known.look = lookAt(forgotten(known.last, detector), context);
        }
    }

    private void tell(Alert alert, Collector<Message> out) {
        alerts.inc();
        out.collect(new Message(alert.key().getBytes(StandardCharsets.UTF_8), Wire.bytes(alert), null));
    }

    /** One timer for each key that is known: it looks whether its time has come, and else comes back when that may be so. */
    private void forget(long time, OnTimerContext context) throws Exception {
        String post = context.getCurrentKey();
        Recalled.Known known = recalled.of(post);
        if (known == null || known.look > time) {
            return;
        }
        long forgotten = forgotten(known.last, posts.detector(post));
        if (forgotten <= time) {
            recalled.forget(post);
        } else {
            known.look = lookAt(forgotten, context);
            known.changed = true;
        }
    }

    private static long lookAt(long time, Context context) {
        context.timerService().registerEventTimeTimer(time);
        return time;
    }

    private static long forgotten(long last, Detector<?> detector) {
        return last + detector.remembers().toMillis() + 1;
    }
}
