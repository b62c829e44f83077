package io.sekisho.bench;

import io.sekisho.engine.Engine;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Presets;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.memory.StateCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Judging alone, on the memory of forty allowed logins from three networks with four browsers, and that memory as bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {

    private static final int LOGINS = 40;
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final PolicyTimeline.Numbered policy = new PolicyTimeline.Numbered(
            1, Presets.DEFAULT, Presets.file(Presets.DEFAULT).versions().getFirst());
    private final AccountState state = memory();
    private final byte[] bytes = StateCodec.bytes(state);
    private final Event usual = login("usual", NOW, home(), chrome(140), Login.Result.SUCCESS);
    private final Event unusual = login("unusual", NOW, abroad(), chrome(100), Login.Result.SUCCESS);
    private final Event failed = login("failed", NOW, abroad(), chrome(100), Login.Result.FAILURE);
    private final Facts usualFacts = facts("token-39", "token-40", NOW, home(), chrome(140));
    private final Facts unusualFacts = facts(null, "token-40", NOW, abroad(), chrome(100));

    @Benchmark
    public Verdict usualLogin() {
        return Engine.judge(state, usual, usualFacts, policy);
    }

    @Benchmark
    public Verdict unusualLogin() {
        return Engine.judge(state, unusual, unusualFacts, policy);
    }

    @Benchmark
    public Verdict failedLogin() {
        return Engine.judge(state, failed, unusualFacts, policy);
    }

    @Benchmark
    public byte[] encodeState() {
        return StateCodec.bytes(state);
    }

    @Benchmark
    public AccountState decodeState() {
        return StateCodec.state(bytes);
    }

    /** Each login is judged by a policy without rules, so that all enter the memory. */
    private static AccountState memory() {
        PolicyTimeline.Numbered all = new PolicyTimeline.Numbered(
                1,
                "all",
                io.sekisho.engine.policy.PolicyFile.parse(
                                "name: all\neffectiveFrom: 2000-01-01T00:00:00+09:00\ndefault: ALLOW\nrules: []\n",
                                "all.yaml")
                        .versions()
                        .getFirst());
        AccountState state = AccountState.NEW;
        for (int i = 0; i < LOGINS; i++) {
            Instant time = NOW.minus(Duration.ofDays(LOGINS - i));
            Network network = i % 5 == 4 ? mobile(i) : home();
            Browser browser = i == LOGINS - 1 ? chrome(140) : chrome(137 + i / 10);
            Event event = login("h" + i, time, network, browser, Login.Result.SUCCESS);
            String before = i == 0 ? null : "token-" + (i - 1);
            state = Engine.judge(state, event, facts(before, "token-" + i, time, network, browser), all)
                    .next();
        }
        return state;
    }

    private static Event login(String id, Instant time, Network network, Browser browser, Login.Result result) {
        Client client = new Client(
                network.address(), browser.userAgent(), null, "ja-JP", "Asia/Tokyo", "1920x1080", null, Map.of(), null);
        return new Event(id, time, "8021-334455", "s-" + id, client, new Login(result, Login.Factor.PASSWORD));
    }

    private static Facts facts(
            @org.jspecify.annotations.Nullable String presented,
            String next,
            Instant time,
            Network network,
            Browser browser) {
        Population population = new Population(
                100_000,
                1_500_000,
                new Population.Levels(new long[] {15, 300_000, 1_490_000}, 6_000, 2),
                new Population.Levels(new long[] {40_000, 60_000, 900_000, 1_000_000}, 400, 3));
        return new Facts(time, network, browser, new Token(presented, next), population, Pressure.NONE);
    }

    private static Network home() {
        return network("124.35.68.9", "124.35.68.0/24", 17506, "ARTERIA Networks Corporation", "JP");
    }

    private static Network mobile(int i) {
        return network("133.106.40." + i, "133.106.40.0/24", 138384, "Rakuten Mobile, Inc.", "JP");
    }

    private static Network abroad() {
        return network("203.0.113.9", "203.0.113.0/24", 64500, "Elsewhere", "BR");
    }

    private static Network network(String address, String block, long asn, String organisation, String country) {
        return new Network(address, block, asn, organisation, country, Network.Kind.UNLISTED, "bench@2026-11-20");
    }

    private static Browser chrome(int version) {
        String userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + version + ".0.0.0 Safari/537.36";
        return new Browser(userAgent, "Chrome " + version, "Chrome", "Windows 10", "Windows", "desktop", "uap@1.6.1");
    }
}
