package io.sekisho.engine;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.policy.PolicyFile;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One event with its facts, for tests: an ordinary login from home, and what is changed about it. */
public record Asked(
        String id,
        Instant time,
        Action action,
        @Nullable String session,
        Network network,
        Browser browser,
        @Nullable String token,
        Pressure pressure,
        String language) {

    public static final Instant NOON = Instant.parse("2025-06-02T03:00:00Z");

    public static final Network HOME = network("126.1.2.3", 17676, "JP", Network.Kind.UNLISTED);

    public static final Browser CHROME = new Browser(
            "Mozilla/5.0 Chrome/131", "Chrome 131", "Chrome", "Windows 10", "Windows", "desktop", "test", false);

    public static final Browser SAFARI = new Browser(
            "Mozilla/5.0 iPhone", "Mobile Safari 18", "Mobile Safari", "iOS 18", "iOS", "mobile", "test", false);

    public static Asked login(String id) {
        return of(id, new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD));
    }

    public static Asked failure(String id) {
        return of(id, new Login(Login.Result.FAILURE, Login.Factor.PASSWORD));
    }

    public static Asked of(String id, Action action) {
        return new Asked(id, NOON, action, "s-" + id, HOME, CHROME, null, Pressure.NONE, "ja-JP");
    }

    public static Network network(String address, long asn, String country, Network.Kind kind) {
        String block = address.substring(0, address.lastIndexOf('.')) + ".0/24";
        return new Network(address, block, asn, "", country, kind, "test");
    }

    public static PolicyTimeline.Numbered policy(String rules) {
        PolicyFile file = PolicyFile.parse("""
            effectiveFrom: 2025-01-01T00:00:00+09:00
            default: ALLOW
            rules:
            """ + rules.indent(2), "test.yaml");
        return new PolicyTimeline.Numbered(1, "test", file.versions().getFirst());
    }

    public Asked at(Instant when) {
        return new Asked(id, when, action, session, network, browser, token, pressure, language);
    }

    public Asked in(@Nullable String some) {
        return new Asked(id, time, action, some, network, browser, token, pressure, language);
    }

    public Asked from(Network some) {
        return new Asked(id, time, action, session, some, browser, token, pressure, language);
    }

    public Asked from(String address) {
        return from(network(address, network.asn(), network.country(), network.kind()));
    }

    public Asked with(Browser some) {
        return new Asked(id, time, action, session, network, some, token, pressure, language);
    }

    public Asked showing(@Nullable String some) {
        return new Asked(id, time, action, session, network, browser, some, pressure, language);
    }

    public Asked under(Pressure some) {
        return new Asked(id, time, action, session, network, browser, token, some, language);
    }

    public Asked speaking(String some) {
        return new Asked(id, time, action, session, network, browser, token, pressure, some);
    }

    /** The token that this login would be given. */
    public String next() {
        return "token of " + id;
    }

    public Event event() {
        Client client = new Client(
                network.address(),
                browser.userAgent(),
                token,
                language,
                "Asia/Tokyo",
                "1920x1080",
                null,
                Map.of(),
                null);
        return new Event(id, time, "8021", session, client, action);
    }

    public Facts facts() {
        Population population = new Population(
                0, 0, new Population.Levels(new long[3], 0, 0), new Population.Levels(new long[4], 0, 0));
        return new Facts(time, network, browser, new Token(token, next()), population, pressure);
    }

    public Scene scene(AccountState state) {
        return new Scene(state, event(), facts());
    }

    public Verdict judged(AccountState state, PolicyTimeline.Numbered policy) {
        return Engine.judge(state, event(), facts(), policy);
    }

    /** Judged by a policy that allows everything. */
    public Verdict allowed(AccountState state) {
        return judged(state, policy("- {name: all, decide: ALLOW}"));
    }

    public AccountState imported(AccountState state) {
        return Learning.imported(state, event(), network, browser, null);
    }

    /** An account that logged in so many times as this does, a day apart, the last a day before. */
    public AccountState history(int logins) {
        AccountState state = AccountState.NEW;
        for (int day = logins; day > 0; day--) {
            state = at(time.minusSeconds(86_400L * day)).imported(state);
        }
        return state;
    }
}
