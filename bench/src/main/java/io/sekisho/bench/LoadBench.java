package io.sekisho.bench;

import io.sekisho.bench.Generator.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/**
 * What a durable assessment of a login or an order costs beside a POST of a login's body that does nothing: processor time of the server
 * and its database at full load, latency at half of it, memory.
 */
public final class LoadBench {

    private static final int CONNECTIONS = 32;

    /** Enough that the open loop never waits for one while the server keeps up. */
    private static final int CONNECTIONS_OPEN = 128;

    private static final long WARM_UP_LOGINS = 150_000;
    private static final int WARM_UP_PARTS_MAX = 4;

    /** What an order may cost beside a login. */
    private static final double ORDER_TO_LOGIN_MAX = 1.5;

    private static final Duration PART_OF_SESSIONS = Duration.ofSeconds(2);

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
        System.out.printf("mix of logins: %s%n", LoginTraffic.MIX);
        if (options.operation().orders()) {
            System.out.printf("mix of orders: %s%n", OrderTraffic.MIX);
        }
        Map<String, String> environment = Map.of("SEKISHO_BENCH_NOOP", "true");
        try (RunningServer server = RunningServer.start(options.data(), environment)) {
            new LoadBench(options, server).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        System.out.printf("started in %.1f s%n", server.startTook().toMillis() / 1e3);
        seed();
        warmUp();
        Map<Measured, List<Cost>> costs = new EnumMap<>(Measured.class);
        LoginTraffic logins = traffic("/v1/assessments", false);
        OrderTraffic orders = orders();
        for (int i = 0; i < options.rounds(); i++) {
            keep(costs, Measured.NOOP, measure("no-op", traffic("/v1/noop", false)));
            if (options.operation().logins()) {
                keep(costs, Measured.LOGIN, measure("login", logins));
            }
            if (options.operation().orders()) {
                keep(costs, Measured.ORDER, measure("order", orders));
            }
            if (options.swapMarket()) {
                keep(costs, Measured.ORDER_SWAPPING, swapping(orders));
            }
        }
        if (options.operation().logins()) {
            keep(costs, Measured.LOGIN_NAMED, measure("login, id named", traffic("/v1/assessments", true)));
        }
        tell(costs);
        tell(logins, orders);
        memory();
        latency(costs);
        memory();
    }

    /** What is measured, in the table's order. */
    private enum Measured {
        NOOP,
        LOGIN,
        ORDER,
        ORDER_SWAPPING,
        LOGIN_NAMED
    }

    private static void keep(Map<Measured, List<Cost>> costs, Measured what, Cost cost) {
        costs.computeIfAbsent(what, none -> new ArrayList<>()).add(cost);
    }

    private static void tell(Map<Measured, List<Cost>> costs) {
        double base = Cost.median(costs.getOrDefault(Measured.NOOP, List.of()), Cost::sum);
        Cost.head();
        costs.values().forEach(each -> Cost.row(base, each));
        List<Cost> login = costs.get(Measured.LOGIN);
        List<Cost> order = costs.get(Measured.ORDER);
        if (login != null && order != null) {
            System.out.printf(
                    "ratio of order to login: %.2f (bound %.1f)%n",
                    Cost.median(order, Cost::sum) / Cost.median(login, Cost::sum), ORDER_TO_LOGIN_MAX);
        }
    }

    private void tell(LoginTraffic logins, OrderTraffic orders) {
        if (options.operation().logins()) {
            System.out.printf("answers to logins: %s%n", logins.outcome());
        }
        if (options.operation().orders()) {
            System.out.printf("answers to orders: %s%n", orders.answers().told());
        }
    }

    private void memory() throws IOException {
        System.out.printf(
                "resident memory of the server: %.0f MiB now, %.0f MiB at most%n", mib("VmRSS"), mib("VmHWM"));
    }

    private Cost swapping(OrderTraffic orders) throws IOException {
        try (MarketSwapping swapping = MarketSwapping.start(server.port(), options.seed() + ++phase)) {
            Cost cost = measure("order, swapping", orders);
            System.out.printf("  the market was changed %d times meanwhile%n", swapping.swaps());
            return cost;
        }
    }

    private OrderTraffic orders() {
        return new OrderTraffic(customers, RunningServer.KEY, options.seed() + ++phase);
    }

    private LoginTraffic traffic(String path, boolean namesIds) {
        return new LoginTraffic(customers, path, RunningServer.KEY, namesIds, options.seed() + ++phase);
    }

    private void seed() throws IOException, InterruptedException, ExecutionException {
        seedMarket();
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

    private void seedMarket() throws IOException, InterruptedException {
        if (!options.operation().orders()) {
            return;
        }
        try (MarketSeeding market = new MarketSeeding(server.port(), options.seed())) {
            System.out.printf("market of %d symbols in %.0f s%n", MarketSeeding.SYMBOLS, market.all());
        }
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
            if (options.operation().orders()) {
                warmUpOrders(generator);
            }
        }
    }

    private void warmUpOrders(Generator generator) throws IOException {
        SessionTraffic sessions = new SessionTraffic(customers, traffic("/v1/assessments", false));
        while (!sessions.all()) {
            generator.closedLoop(sessions, PART_OF_SESSIONS);
        }
        OrderTraffic orders = orders();
        generator.closedLoop(orders, options.warmUp());
        if (orders.answers().refused() > 0) {
            throw new IOException("some orders failed: " + orders.answers().told());
        }
    }

    private Cost measure(String name, Traffic traffic) throws IOException {
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
                    cost.name(), cost.perSecond(), cost.server(), cost.database(), cost.p99Millis());
            return cost;
        }
    }

    private void latency(Map<Measured, List<Cost>> costs) throws IOException {
        List<Cost> measured = Objects.requireNonNull(costs.getOrDefault(Measured.LOGIN, costs.get(Measured.ORDER)));
        double perSecond = Cost.median(measured, Cost::perSecond) / 2;
        System.out.printf("| open loop, %.0f requests/s | p50 ms | p99 ms | p99.9 ms | max ms |%n", perSecond);
        System.out.printf("|---|---:|---:|---:|---:|%n");
        Result noop = open("no-op", traffic("/v1/noop", false), perSecond);
        if (options.operation().logins()) {
            ratio(noop, open("login", traffic("/v1/assessments", false), perSecond));
        }
        if (options.operation().orders()) {
            ratio(noop, open("order", orders(), perSecond));
        }
        if (options.swapMarket()) {
            try (MarketSwapping swapping = MarketSwapping.start(server.port(), options.seed() + ++phase)) {
                ratio(noop, open("order, swapping", orders(), perSecond));
                System.out.printf("the market was changed %d times meanwhile%n", swapping.swaps());
            }
        }
    }

    private static void ratio(Result noop, Result other) {
        System.out.printf(
                "ratio of p99: %.2f%n",
                (double) other.latency().getValueAtPercentile(99)
                        / noop.latency().getValueAtPercentile(99));
    }

    private Result open(String name, Traffic traffic, double perSecond) throws IOException {
        try (Generator generator = new Generator(server.port(), CONNECTIONS_OPEN)) {
            Result result = generator.openLoop(traffic, perSecond, options.lasting(), options.seed() + phase);
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
}
