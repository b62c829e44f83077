package io.sekisho.surveillance.flink;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The job. */
public final class SurveillanceJob {

    /** As the cluster lists it. */
    static final String NAME = "sekisho-surveillance";

    private SurveillanceJob() {}

    /**
     * Submits the job and says its id.
     *
     * @param args the file of settings, then any that stand over it as {@code name=value}
     */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.read(List.of(args));
        StreamExecutionEnvironment environment = environment(Wanted.by(settings));
        build(environment, settings);
        JobClient job = environment.executeAsync(NAME);
        System.out.println(job.getJobID());
    }

    private static void build(StreamExecutionEnvironment environment, Settings settings) {
        Roster roster = Roster.all(settings.falseAlarmsPerDay(), settings.falseAlarmsSymbols());
        SingleOutputStreamOperator<Read> read = read(environment, source(settings, roster), settings);
        watch(read, settings, roster)
                .sinkTo(sink(settings, settings.alerts()))
                .name("alerts")
                .uid("alerts");
        read.getSideOutput(Sorting.UNREADABLE)
                .sinkTo(sink(settings, settings.unreadable()))
                .name("unreadable")
                .uid("unreadable");
    }

    /** Messages, with event time. */
    static SingleOutputStreamOperator<Read> read(
            StreamExecutionEnvironment environment, Source<Read, ?, ?> source, Settings settings) {
        Duration disorder = settings.disorder();
        Duration silence = settings.silence();
        WatermarkStrategy<Read> pace = WatermarkStrategy.<Read>forGenerator(
                        context -> new Pace(disorder, silence, Clock.systemUTC(), context.getInputActivityClock()))
                .withTimestampAssigner((read, before) -> read.time());
        return environment
                .fromSource(source, pace, "decisions")
                .uid("decisions")
                .process(new Sorting())
                .name("sorting")
                .uid("sorting");
    }

    /** What the detectors say of them. */
    static SingleOutputStreamOperator<Message> watch(
            SingleOutputStreamOperator<Read> read, Settings settings, Roster roster) {
        return read.keyBy(Read::account)
                .process(new Once(settings.remembered()))
                .name("once")
                .uid("once")
                .keyBy(Shown::post)
                .transform("watching", TypeInformation.of(Message.class), new Station(new Watching(roster)))
                .uid("watching");
    }

    @SuppressWarnings(
            "deprecation") // Kafka's clients have moved on from the type that Flink's connector still asks for
    private static KafkaSource<Read> source(Settings settings, Roster roster) {
        return KafkaSource.<Read>builder()
                .setProperties(settings.forKafka())
                .setTopics(settings.decisions())
                .setGroupId(settings.group())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new Reading(roster))
                .build();
    }

    /** At least once: alerts say the same under the same id however often they are told. */
    private static KafkaSink<Message> sink(Settings settings, String topic) {
        return KafkaSink.<Message>builder()
                .setKafkaProducerConfig(settings.forKafka())
                .setBootstrapServers(settings.kafka().get("bootstrap.servers"))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Sending(topic))
                .build();
    }

    /** Where a target is set the job goes there; else to whoever runs this, and to a cluster in this process where nobody does. */
    private static StreamExecutionEnvironment environment(Configuration wanted) {
        return wanted.getOptional(DeploymentOptions.TARGET).isPresent()
                ? new StreamExecutionEnvironment(wanted)
                : StreamExecutionEnvironment.getExecutionEnvironment(wanted);
    }
}
