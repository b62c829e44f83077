package io.sekisho.bench;

import io.sekisho.bench.Generator.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What a durable login assessment costs beside a POST of the same body that does nothing: processor time of the server and its database
 * at full load, latency at half of it, memory.
 */
public final class LoadBench {

    private static final int CONNECTIONS = 32;

    /** Enough that the open loop never waits for one while the server keeps up. */
    private static final int CONNECTIONS_OPEN = 128;

    private static final long WARM_UP_LOGINS = 150_000;
    private static final int WARM_UP_PARTS_MAX = 4;

    private final LoadOptions options;
    private final Customers customers;
    private final RunningServer server;
    private int phase;

    private LoadBench(LoadOptions options, RunningServer server) {
        this.options = options;
        this.server = server;
        this.customers = new Customers(options.accounts(), options.seed());
    }

    /** @param args see {@link LoadOptions} */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        LoadOptions options = LoadOptions.parse(args);
        System.out.printf(
                "%s; seed %d; %d accounts, %d connections%n",
                Circumstances.line(), options.seed(), options.accounts(), CONNECTIONS);
        System.out.printf("mix: %s%n", LoginTraffic.MIX);
        Map<String, String> environment = Map.of("SEKISHO_BENCH_NOOP", "true");
        try (RunningServer server = RunningServer.start(options.data(), environment)) {
            new LoadBench(options, server).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        System.out.printf("started in %.1f s%n", server.startTook().toMillis() / 1e3);
        seed();
        warmUp();
        List<Cost> noop = new ArrayList<>();
        List<Cost> login = new ArrayList<>();
        LoginTraffic logins = traffic("/v1/assessments", false);
        for (int i = 0; i < options.rounds(); i++) {
            noop.add(measure("no-op", traffic("/v1/noop", false)));
            login.add(measure("login", logins));
        }
        List<Cost> named = List.of(measure("login, id named", traffic("/v1/assessments", true)));
        double base = median(noop, Cost::sum);
        table(base, "no-op", noop);
        table(base, "login", login);
        table(base, "login, id named", named);
        System.out.printf("answers: %s%n", logins.outcome());
        System.out.printf(
                "resident memory of the server: %.0f MiB now, %.0f MiB at most%n", mib("VmRSS"), mib("VmHWM"));
        latency(median(login, Cost::perSecond) / 2);
        System.out.printf(
                "resident memory of the server: %.0f MiB now, %.0f MiB at most%n", mib("VmRSS"), mib("VmHWM"));
    }

    private LoginTraffic traffic(String path, boolean namesIds) {
        return new LoginTraffic(customers, path, RunningServer.KEY, namesIds, options.seed() + ++phase);
    }

    private void seed() throws IOException, InterruptedException, ExecutionException {
        Path mark = options.data().resolve("seeded-%d-%d".formatted(options.accounts(), options.seed()));
        if (Files.exists(mark)) {
            return;
        }
        double seconds = Seeding.run(server.port(), customers, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        System.out.printf(
                "imported %d logins of %d accounts in %.0f s: %.0f a second%n",
                options.accounts() * Customers.LOGINS_EACH,
                options.accounts(),
                seconds,
                options.accounts() * Customers.LOGINS_EACH / seconds);
        System.out.printf("contacts of all in %.0f s%n", Seeding.contacts(server.port(), customers));
        Files.createFile(mark);
    }

    /** Until the compiler has seen enough, which on a busy machine takes longer; bounded either way. */
    private void warmUp() throws IOException {
        try (Generator generator = new Generator(server.port(), CONNECTIONS)) {
            generator.closedLoop(traffic("/v1/noop", false), options.warmUp().dividedBy(4));
            LoginTraffic logins = traffic("/v1/assessments", false);
            long requests = 0;
            for (int i = 0; i < WARM_UP_PARTS_MAX && requests < WARM_UP_LOGINS; i++) {
                requests += generator.closedLoop(logins, options.warmUp()).requests();
            }
            if (logins.refused() > 0) {
                throw new IOException("some assessments failed: " + logins.outcome());
            }
        }
    }

    /** Processor time in microseconds a request. */
    private record Cost(String name, double perSecond, double server, double database, double p99Millis) {
        double sum() {
            return server + database;
        }
    }

    private Cost measure(String name, LoginTraffic traffic) throws IOException {
        try (Generator generator = new Generator(server.port(), CONNECTIONS)) {
            double serverBefore = ProcessCpu.ofProcess(server.pid());
            double databaseBefore = ProcessCpu.ofTree(server.postmaster());
            Result result = generator.closedLoop(traffic, options.lasting());
            double serverUsed = ProcessCpu.ofProcess(server.pid()) - serverBefore;
            double databaseUsed = ProcessCpu.ofTree(server.postmaster()) - databaseBefore;
            Cost cost = new Cost(
                    name,
                    result.perSecond(),
                    serverUsed / result.requests(),
                    databaseUsed / result.requests(),
                    result.latency().getValueAtPercentile(99) / 1e6);
            System.out.printf(
                    "  %-16s %7.0f requests/s, server %6.1f us, database %6.1f us, p99 %5.1f ms%n",
                    name, cost.perSecond, cost.server, cost.database, cost.p99Millis);
            return cost;
        }
    }

    private static void table(double base, String name, List<Cost> costs) {
        if (name.equals("no-op")) {
            System.out.printf(
                    "| closed loop | requests/s | server CPU us | database CPU us | sum us | ratio to no-op | each"
                            + " round's sum |%n");
            System.out.printf("|---|---:|---:|---:|---:|---:|---|%n");
        }
        System.out.printf(
                "| %s | %.0f | %.1f | %.1f | %.1f | %.2f | %s |%n",
                name,
                median(costs, Cost::perSecond),
                median(costs, Cost::server),
                median(costs, Cost::database),
                median(costs, Cost::sum),
                median(costs, Cost::sum) / base,
                costs.stream().map(cost -> "%.1f".formatted(cost.sum())).collect(Collectors.joining(" ")));
    }

    private void latency(double perSecond) throws IOException {
        System.out.printf("| open loop, %.0f requests/s | p50 ms | p99 ms | p99.9 ms | max ms |%n", perSecond);
        System.out.printf("|---|---:|---:|---:|---:|%n");
        Result noop = open("no-op", "/v1/noop", perSecond);
        Result login = open("login", "/v1/assessments", perSecond);
        System.out.printf(
                "ratio of p99: %.2f%n",
                (double) login.latency().getValueAtPercentile(99)
                        / noop.latency().getValueAtPercentile(99));
    }

    private Result open(String name, String path, double perSecond) throws IOException {
        try (Generator generator = new Generator(server.port(), CONNECTIONS_OPEN)) {
            Result result =
                    generator.openLoop(traffic(path, false), perSecond, options.lasting(), options.seed() + phase);
            System.out.printf(
                    "| %s | %.2f | %.2f | %.2f | %.2f |%n",
                    name,
                    result.latency().getValueAtPercentile(50) / 1e6,
                    result.latency().getValueAtPercentile(99) / 1e6,
                    result.latency().getValueAtPercentile(99.9) / 1e6,
                    result.latency().getMaxValue() / 1e6);
            return result;
        }
    }

    private double mib(String name) throws IOException {
        return ProcessCpu.statusKib(server.pid(), name) / 1024.0;
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        double[] values = costs.stream().mapToDouble(of).sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
