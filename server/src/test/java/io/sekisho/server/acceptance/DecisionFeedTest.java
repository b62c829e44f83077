package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Order;
import io.sekisho.server.feed.DecisionFeed;
import io.sekisho.server.feed.Mark;
import io.sekisho.server.feed.Marks;
import io.sekisho.surveillance.Observation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The decision log as those see it who follow it. */
@Tag("slow")
class DecisionFeedTest {

    private static RunningServer server;
    private static Jdbi jdbi;

    private final AtomicInteger unreadable = new AtomicInteger();
    private final List<Observation> seen = new ArrayList<>();
    private DecisionFeed feed;
    private Mark mark;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        jdbi = Jdbi.create(server.databaseUrl());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void beginNow() {
        feed = new DecisionFeed(jdbi, unreadable::incrementAndGet);
        mark = feed.reread(server.clock().instant().plus(Duration.ofDays(1)), (observation, arrived) -> {});
    }

    private List<String> look() {
        seen.clear();
        mark = feed.follow(mark, (observation, arrived) -> seen.add(observation));
        return seen.stream().map(Observation::id).toList();
    }

    private static String logsIn(String id) {
        server.brokerage()
                .assess(Request.login("a-" + id, Client.HOME).id(id).session("s"))
                .is(200);
        return id;
    }

    private static String buys(String id) {
        server.brokerage()
                .assess(Request.order("a-" + id, Client.HOME).id(id).session("s"))
                .is(200);
        return id;
    }

    @Test
    void eachIsPassedOnceAndAnAccountsInTheirOrder() {
        for (int i = 0; i < 3; i++) {
            server.brokerage()
                    .assess(Request.login("thrice", Client.HOME).id("thrice-" + i))
                    .is(200);
        }
        assertThat(look()).containsExactly("thrice-0", "thrice-1", "thrice-2");
        assertThat(seen).extracting(Observation::version).containsExactly(1L, 2L, 3L);
        assertThat(look()).isEmpty();
    }

    @Test
    void aTransactionThatTakesLongHidesNothing() throws SQLException {
        logsIn("model");
        assertThat(look()).containsExactly("model");
        try (Connection slow = DriverManager.getConnection(server.databaseUrl())) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("""
                INSERT INTO assessment (id, account, version, received_at, event_time, type, decision, body, record, state_before)
                SELECT 'late', account, 99, received_at, event_time, type, decision, body, record, state_before
                FROM assessment WHERE id = 'model'
                """);
            logsIn("quick");
            assertThat(look()).containsExactly("quick");
            assertThat(look()).isEmpty();
            slow.commit();
            logsIn("quicker");
            assertThat(look()).containsExactlyInAnyOrder("model", "quicker");
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void aRowThatCannotBeReadIsSetAsideAndCountedOnce() {
        Mark before = mark;
        logsIn("poison");
        server.execute("UPDATE assessment SET body = 'no json' WHERE id = 'poison'");
        logsIn("sound");
        assertThat(look()).containsExactly("sound");
        mark = before;
        assertThat(look()).containsExactly("sound");
        assertThat(unreadable).hasValue(1);
    }

    @Test
    void whatBecomesKnownLaterIsPassedToo() {
        buys("whole");
        buys("part");
        look();
        outcome(Map.of("assessment", "whole", "outcome", "cancelled"));
        outcome(Map.of("assessment", "part", "outcome", "executed", "quantity", "300"));
        outcome(Map.of("assessment", "part", "outcome", "failed"));
        label(Map.of("assessment", "part", "label", "takeover"));
        Instant now = server.clock().instant();
        label(Map.of(
                "account",
                "a-whole",
                "from",
                now.minus(Duration.ofDays(1)).toString(),
                "to",
                now.toString(),
                "label",
                "honest"));

        assertThat(look()).containsExactlyInAnyOrder("whole", "part", "part", "whole");
        assertThat(seen).extracting(Observation::version).containsOnly(0L);
        assertThat(seen.stream().map(one -> one.id() + " " + one.sight()))
                .containsExactlyInAnyOrder(
                        "whole " + new Observation.Withdrawn(Order.Side.BUY, "0700.HK", 1000),
                        "part " + new Observation.Withdrawn(Order.Side.BUY, "0700.HK", 700),
                        "part " + new Observation.Labelled(true, "0700.HK"),
                        "whole " + new Observation.Labelled(false, "0700.HK"));
        assertThat(look()).isEmpty();
    }

    private static void outcome(Map<String, String> line) {
        server.api().post("/v1/outcomes", line).is(200);
    }

    private static void label(Map<String, String> line) {
        assertThat(server.api().post("/v1/labels", line).is(200).text("/accepted"))
                .isEqualTo("1");
    }

    @Test
    void theWindowIsReadAgainAndGoneOnFrom() {
        Instant from = server.clock().instant();
        logsIn("before");
        List<String> reread = new ArrayList<>();
        mark = feed.reread(from, (observation, arrived) -> reread.add(observation.id()));
        assertThat(reread).contains("before");
        logsIn("after");
        assertThat(look()).containsExactly("after");
        assertThat(feed.reread(server.clock().instant().plus(Duration.ofDays(1)), (observation, arrived) -> {
                    throw new IllegalStateException("nothing is received in the future");
                }))
                .isNotNull();
    }

    @Test
    void aMarkOutlivesTheProcessAndOneOfAnotherDatabaseIsNone() {
        Marks marks = new Marks(jdbi);
        assertThat(marks.find("x")).isEmpty();
        marks.keep("x", mark);
        marks.keep("x", mark);
        assertThat(marks.find("x")).contains(mark);
        marks.keep("y", new Mark("999999999:999999999:"));
        assertThat(marks.find("y")).isEmpty();
    }
}
