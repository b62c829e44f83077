package io.sekisho.server.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Presets;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.Scope;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.market.WatchedSymbol;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.TestDatabase;
import io.sekisho.server.webhook.WebhookEvents;
import io.sekisho.surveillance.Alert;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What follows from alerts, made by hand. */
@Tag("slow")
class FeedbackTest {

    private static final Instant MORNING = Instant.parse("2025-03-24T00:12:01Z");
    private static final Principal ANALYST = new Principal("k", "desk", "hana", Set.of(Scope.ANALYST));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static Database database;
    private static AccountMemory memory;
    private static MarketParts market;
    private static Cases cases;
    private static Feedback feedback;
    private static Schemes schemes;
    private static Instant now = MORNING.plusSeconds(1);

    private final String symbol = "T" + COUNT.incrementAndGet();

    @BeforeAll
    static void start() {
        database = TestDatabase.open();
        memory = new AccountMemory(database.jdbi());
        market = MarketParts.start(database.jdbi(), () -> now);
        RandomIds ids = new RandomIds(new SecureRandom());
        cases = new Cases(database.jdbi(), ids, () -> now);
        PolicyTimeline policies = new PolicyTimeline(List.of(new PolicyTimeline.Numbered(
                1, "default", Presets.file("default").versions().getFirst())));
        feedback = new Feedback(
                database.jdbi(),
                memory,
                market,
                new SchemeCases(cases, new WebhookEvents(ids)),
                new SurveillanceMeters(new SimpleMeterRegistry()),
                () -> policies,
                () -> now);
        schemes = new Schemes(database.jdbi(), memory, cases, new Labels(database.jdbi(), cases, () -> now), () -> now);
    }

    @AfterAll
    static void stop() {
        market.close();
        database.close();
    }

    private static Alert alert(Alert.Kind kind, String key, int after, String... accounts) {
        return new Alert(
                Alert.idOf(kind, key, MORNING),
                kind,
                key,
                MORNING,
                MORNING.plusSeconds(after),
                Stream.of(accounts)
                        .map(account -> new Alert.Member(
                                account, "as-" + account, MORNING.plusSeconds(after), 8.5, 3000, 360_000))
                        .toList(),
                33,
                Map.of("accounts", "3"));
    }

    private Alert converging(int after, String... accounts) {
        return alert(
                Alert.Kind.CONVERGENCE,
                symbol,
                after,
                Stream.of(accounts).map(account -> symbol + account).toArray(String[]::new));
    }

    private HeardAlert heard() {
        return schemes.list(new Schemes.Wanted(Alert.Kind.CONVERGENCE, symbol, null, null))
                .alerts()
                .getFirst();
    }

    private String openCase() {
        return String.valueOf(heard().caseId());
    }

    private static List<String> log(String caseId) {
        return cases.log(caseId).stream()
                .map(entry -> entry.what() + " " + entry.text())
                .toList();
    }

    private static AccountState state(String account) {
        return memory.find(account).orElseThrow();
    }

    private static long rows(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private static List<Long> everything() {
        return Stream.of(
                        "alert",
                        "alert_member",
                        "case_file",
                        "case_entry",
                        "case_assessment",
                        "webhook_event",
                        "watch_log",
                        "account WHERE version > 1")
                .map(FeedbackTest::rows)
                .toList();
    }

    private WatchedSymbol watched() {
        return market.watchList().find(symbol).orElseThrow();
    }

    @Test
    void aConvergenceWatchesItsSymbolOpensACaseAndWeighsOnItsAccounts() {
        feedback.apply(converging(60, "a", "b", "c"));

        assertThat(watched().entry().action()).isEqualTo(Watched.Action.HOLD);
        assertThat(watched().entry().until()).isEqualTo(now.plus(Duration.ofDays(5)));
        assertThat(watched().by()).isEqualTo("surveillance");
        CaseFile file = cases.find(openCase()).orElseThrow();
        assertThat(file.kind()).isEqualTo(CaseFile.Kind.SCHEME);
        assertThat(file.subject()).isEqualTo(symbol);
        assertThat(file.assessments())
                .containsExactly("as-" + symbol + "a", "as-" + symbol + "b", "as-" + symbol + "c");
        assertThat(state(symbol + "b").suspicions())
                .containsExactly(new Suspicion(heard().id(), MORNING.plusSeconds(60), 7));
        assertThat(rows("webhook_event WHERE type = 'scheme.detected' AND data ->> 'symbol' = '" + symbol + "'"))
                .isEqualTo(1);
    }

    @Test
    void heardAgainItChangesNothing() {
        Alert first = converging(60, "a", "b", "c");
        Alert second = converging(90, "d");
        feedback.apply(first);
        feedback.apply(second);
        List<Long> before = everything();
        HeardAlert heard = heard();

        Stream.of(first, second, first, converging(90, "a", "b", "c", "d")).forEach(feedback::apply);

        assertThat(everything()).isEqualTo(before);
        assertThat(heard()).isEqualTo(heard);
        assertThat(heard.members()).hasSize(4);
    }

    @Test
    void theCaseGrowsAsAccountsJoin() {
        feedback.apply(converging(60, "a", "b", "c"));
        String caseId = openCase();
        feedback.apply(converging(90, "d", "e"));

        assertThat(openCase()).isEqualTo(caseId);
        assertThat(log(caseId))
                .hasSize(2)
                .last()
                .isEqualTo("joined " + symbol + ": 2 accounts: " + symbol + "d, " + symbol + "e");
        assertThat(rows("webhook_event WHERE type = 'scheme.grown' AND data ->> 'symbol' = '" + symbol + "'"))
                .isEqualTo(1);
    }

    @Test
    void aCaseClosedByPeopleIsFollowedByAnotherOnlyWhereAccountsJoin() {
        feedback.apply(converging(60, "a", "b", "c"));
        String caseId = openCase();
        cases.state(ANALYST, caseId, CaseFile.State.CLOSED);
        feedback.apply(converging(70, "a"));
        assertThat(openCase()).isEqualTo(caseId);
        feedback.apply(converging(90, "d"));
        assertThat(openCase()).isNotEqualTo(caseId);
    }

    @Test
    void aSecondSymbolOfTheSameAccountsJoinsTheCaseAndOneThatSharesASingleAccountDoesNot() {
        feedback.apply(converging(60, "a", "b", "c"));
        String caseId = openCase();
        feedback.apply(alert(Alert.Kind.CONVERGENCE, symbol + "-2", 90, symbol + "a", symbol + "b", "x"));
        feedback.apply(alert(Alert.Kind.CONVERGENCE, symbol + "-3", 95, symbol + "a", "y", "z"));

        assertThat(schemes.list(new Schemes.Wanted(null, null, caseId, null)).alerts())
                .extracting(HeardAlert::key)
                .containsExactlyInAnyOrder(symbol, symbol + "-2");
        assertThat(log(caseId)).last().asString().startsWith("also " + symbol + "-2: 3 accounts");
        assertThat(state(symbol + "a").suspicions()).hasSize(3);
    }

    @Test
    void whoTookTheSymbolOffIsNotOverruledByTheSameAlert() {
        feedback.apply(converging(60, "a", "b", "c"));
        market.watchList().remove(ANALYST, symbol);
        feedback.apply(converging(90, "d"));
        assertThat(market.watchList().find(symbol)).isEmpty();
        assertThat(heard().members()).hasSize(4);

        now = now.plusSeconds(1);
        feedback.apply(
                new Alert("al_other" + symbol, Alert.Kind.CONVERGENCE, symbol, now, now, List.of(), 30, Map.of()));
        assertThat(market.watchList().find(symbol)).isPresent();
    }

    @Test
    void anEntryThatIsThereIsNeverWeakened() {
        market.watchList().put(ANALYST, symbol, new Watched(Watched.Action.DENY, "seen in a chat", null));
        feedback.apply(converging(60, "a", "b", "c"));
        assertThat(watched().entry()).isEqualTo(new Watched(Watched.Action.DENY, "seen in a chat", null));
        assertThat(watched().by()).isEqualTo("hana");

        String other = symbol + "-2";
        market.watchList()
                .put(ANALYST, other, new Watched(Watched.Action.DENY, "for now", now.plus(Duration.ofHours(1))));
        feedback.apply(alert(Alert.Kind.CONVERGENCE, other, 60, "u", "v", "w"));
        assertThat(market.watchList().find(other).orElseThrow().entry())
                .isEqualTo(new Watched(Watched.Action.DENY, "for now", now.plus(Duration.ofDays(5))));
    }

    @Test
    void whatElseIsSaidOfTheSymbolGoesToItsCaseWhetherHeardBeforeOrAfter() {
        feedback.apply(alert(Alert.Kind.PRESSURE, symbol, 10, symbol + "a"));
        feedback.apply(converging(60, "a", "b", "c"));
        feedback.apply(alert(Alert.Kind.BENEFICIARY, symbol, 90, symbol + "z"));
        feedback.apply(alert(Alert.Kind.BENEFICIARY, symbol, 90, symbol + "z"));

        assertThat(log(openCase()))
                .containsExactly(
                        "detected " + symbol + ": 3 accounts: " + symbol + "a, " + symbol + "b, " + symbol + "c",
                        "attached " + symbol + ": pressure, heard before",
                        "beneficiary " + symbol + ": 1 account: " + symbol + "z");
        assertThat(memory.find(symbol + "z")).isEmpty();
        assertThat(schemes.list(new Schemes.Wanted(null, null, openCase(), null))
                        .alerts())
                .hasSize(3);
    }

    @Test
    void aHarvestWeighsLessAndNeedsNoCase() {
        long before = rows("case_file");
        feedback.apply(alert(Alert.Kind.HARVEST, "page:" + symbol, 60, symbol + "a", symbol + "b"));
        feedback.apply(alert(Alert.Kind.STUFFING, "address:" + symbol, 60, symbol + "s"));
        assertThat(rows("case_file")).isEqualTo(before);
        assertThat(state(symbol + "a").suspicions()).extracting(Suspicion::bits).containsExactly(2.5);
        assertThat(memory.find(symbol + "s")).isEmpty();
    }

    @Test
    void whatAStoppedServerLeftUndoneIsDone() {
        feedback.apply(converging(60, "a", "b", "c"));
        memory.change(symbol + "a", (handle, state) -> {
            handle.execute("UPDATE alert_member SET weighed = false WHERE account = ?", symbol + "a");
            return new AccountMemory.Changed<>(state.cleared(heard().id()), true);
        });
        feedback.finish();
        assertThat(state(symbol + "a").suspicions()).hasSize(1);
    }

    @Test
    void anAccountThatHasNoPartInItIsCleared() {
        feedback.apply(converging(60, "a", "b", "c"));
        String account = symbol + "b";
        String caseId = openCase();
        database.jdbi().useHandle(handle -> handle.execute("""
            INSERT INTO assessment (id, account, version, received_at, event_time, type, decision, body, record, state_before)
            VALUES (?, ?, 1, now(), now(), 'ORDER', 'HOLD', '', '', '')
            """, "as-" + account, account));

        schemes.clear(ANALYST, caseId, account);

        assertThat(state(account).suspicions()).isEmpty();
        assertThat(log(caseId)).last().isEqualTo("cleared " + account);
        assertThat(rows("label WHERE label = 'HONEST' AND assessment = 'as-" + account + "'"))
                .isEqualTo(1);
        assertThat(heard().members())
                .filteredOn(member -> "hana".equals(member.clearedBy()))
                .extracting(member -> member.joined().account())
                .containsExactly(account);
        feedback.apply(converging(60, "a", "b", "c"));
        assertThat(state(account).suspicions()).isEmpty();
        assertThatThrownBy(() -> schemes.clear(ANALYST, caseId, account)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> schemes.clear(ANALYST, "case_none", account)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                        () -> schemes.clear(new Principal("k", "x", null, Set.of(Scope.AUDITOR)), caseId, symbol + "a"))
                .isInstanceOf(ProblemException.class);
    }
}
