package io.sekisho.surveillance.flink;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.wire.Wire;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * How many messages a second the job takes, against a job that only counts per account in the same state backend, both with checkpoints;
 * {@code bench/run flink [MESSAGES [ROUNDS [THIN_PERCENT]]]}.
 */
final class JobBench {

    private static final int PARTS = 2;
    private static final int CUSTOMERS = 100_000;
    private static final double NANOS = 1e9;

    /** Made before, so that neither job pays for it; both run in this process. */
    private static volatile byte[][] accounts = {};

    private static volatile byte[][] messages = {};
    private static volatile long startedAt;
    private static volatile long cpuAt;

    private JobBench() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int thin = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        make(count, thin);
        Path folder = Files.createTempDirectory("job-bench");
        List<Cost> nothing = new ArrayList<>();
        List<Cost> surveillance = new ArrayList<>();
        System.out.printf("%d messages, %d of 100 orders in thin symbols, %d parts%n", count, thin, PARTS);
        for (int round = 0; round <= rounds; round++) {
            Cost without = measured(environment(folder), JobBench::noOp);
            Cost with = measured(environment(folder), JobBench::job);
            System.out.printf(
                    "%s no-op %s, surveillance %s%n", round == 0 ? "warm-up" : "round " + round, without, with);
            if (round > 0) {
                nothing.add(without);
                surveillance.add(with);
            }
        }
        Cost without = Cost.median(nothing);
        Cost with = Cost.median(surveillance);
        System.out.printf("median  no-op %s, surveillance %s%n", without, with);
        System.out.printf(
                "surveillance at %.2f of the no-op's rate, %.2f by CPU time%n",
                with.rate() / without.rate(), without.cpuMicros() / with.cpuMicros());
    }

    private record Cost(double rate, double cpuMicros) {

        static Cost median(List<Cost> costs) {
            return new Cost(
                    median(costs.stream().mapToDouble(Cost::rate).toArray()),
                    median(costs.stream().mapToDouble(Cost::cpuMicros).toArray()));
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }

        @Override
        public String toString() {
            return "%.0f/s (%.1f CPU us each)".formatted(rate, cpuMicros);
        }
    }

    private interface Building {
        void on(StreamExecutionEnvironment environment);
    }

    /** From the first message to the end of the job. */
    private static Cost measured(StreamExecutionEnvironment environment, Building building) throws Exception {
        startedAt = 0;
        building.on(environment);
        environment.execute();
        double seconds = (System.nanoTime() - startedAt) / NANOS;
        return new Cost(messages.length / seconds, (cpu() - cpuAt) / 1e3 / messages.length);
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static Settings settings(Path folder) {
        Properties properties = new Properties();
        properties.setProperty("kafka.bootstrap.servers", "none");
        properties.setProperty("checkpoints", folder.toUri().toString());
        properties.setProperty("flink.execution.checkpointing.interval", "2 s");
        properties.setProperty("flink.parallelism.default", String.valueOf(PARTS));
        properties.setProperty("flink.taskmanager.memory.managed.size", "512m");
        return Settings.of(properties);
    }

    private static StreamExecutionEnvironment environment(Path folder) {
        Configuration wanted = Wanted.by(settings(folder));
        return StreamExecutionEnvironment.createLocalEnvironment(PARTS, wanted);
    }

    private static void job(StreamExecutionEnvironment environment) {
        Settings settings = settings(Path.of("/tmp"));
        Roster roster = Roster.all(settings.falseAlarmsPerDay(), settings.falseAlarmsSymbols());
        DataGeneratorSource<Read> source =
                new DataGeneratorSource<>(new Parsed(roster), messages.length, TypeInformation.of(Read.class));
        SurveillanceJob.watch(SurveillanceJob.read(environment, source, settings), settings, roster)
                .sinkTo(new DiscardingSink<>());
    }

    private static void noOp(StreamExecutionEnvironment environment) {
        DataGeneratorSource<Message> source =
                new DataGeneratorSource<>(new Raw(), messages.length, TypeInformation.of(Message.class));
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "messages")
                .keyBy(message -> new String(message.key(), StandardCharsets.UTF_8))
                .process(new Counting())
                .sinkTo(new DiscardingSink<>());
    }

    /** The parts read one half of the numbers each; of the messages, every second one, as from two partitions. */
    private static int at(long number) {
        if (startedAt == 0) {
            cpuAt = cpu();
            startedAt = System.nanoTime();
        }
        int half = messages.length / PARTS;
        return (int) (number < half ? number * PARTS : (number - half) * PARTS + 1);
    }

    private record Raw() implements GeneratorFunction<Long, Message> {
        @Override
        public Message map(Long number) {
            int at = at(number);
            return new Message(accounts[at], messages[at], null);
        }
    }

    private static final class Parsed implements GeneratorFunction<Long, Read> {
        private static final long serialVersionUID = 1;
        private final Reading reading;

        Parsed(Roster roster) {
            reading = new Reading(roster);
        }

        @Override
        public void open(SourceReaderContext context) {
            reading.open();
        }

        @Override
        public Read map(Long number) {
            return reading.read(messages[at(number)], 0);
        }
    }

    private static final class Counting extends KeyedProcessFunction<String, Message, Long> {
        private static final long serialVersionUID = 1;
        private transient ValueState<Long> count;

        @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
        Counting() {}

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Message message, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
        }
    }

    /** Half logins, of which some odd and some wrong, half orders; fifty a second. */
    private static void make(int count, int thinPercent) {
        Random random = new Random(1);
        long[] versions = new long[CUSTOMERS];
        byte[][] keys = new byte[count / PARTS * PARTS][];
        byte[][] values = new byte[keys.length][];
        Instant open = Instant.parse("2025-03-24T00:00:00Z");
        for (int i = 0; i < keys.length; i++) {
            int customer = random.nextInt(CUSTOMERS);
            String account = "8021-" + (100_000 + customer);
            Observation.Sight sight = random.nextBoolean() ? login(random) : order(random, thinPercent);
            Observation observation = new Observation(
                    "as_" + i + "b7Kq2ZxW",
                    ++versions[customer],
                    open.plusMillis(i * 20L),
                    account,
                    Decision.ALLOW,
                    sight);
            keys[i] = account.getBytes(StandardCharsets.UTF_8);
            values[i] = Wire.bytes(observation);
        }
        accounts = keys;
        messages = values;
    }

    private static Observation.Entry login(Random random) {
        boolean wrong = random.nextInt(25) == 0;
        double odd = random.nextInt(25) == 0 ? 4 + random.nextDouble() : 0.3;
        return new Observation.Entry(
                wrong ? Login.Result.FAILURE : Login.Result.SUCCESS,
                odd,
                "198.51." + random.nextInt(250) + "." + random.nextInt(250),
                "AS" + (64_500 + random.nextInt(200)),
                "Chrome " + (120 + random.nextInt(12)) + " / Windows 10 / t13d1516h2_8daaf6152771_02713d6af862",
                null);
    }

    private static Observation.Trade order(Random random, int thinPercent) {
        boolean thin = random.nextInt(100) < thinPercent;
        Order.Side side = random.nextBoolean() ? Order.Side.BUY : Order.Side.SELL;
        double entered = random.nextInt(30) == 0 ? 2.5 : 0;
        String symbol = (thin ? "7" : "1") + random.nextInt(thin ? 3_000 : 900);
        long units = 100L * (1 + random.nextInt(20));
        return new Observation.Trade(side, symbol, units, units * 900, thin, 200_000, 1.02, entered, 0);
    }
}
