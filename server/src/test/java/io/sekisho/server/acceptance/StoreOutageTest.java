package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.server.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The database refuses for a while. */
@Tag("slow")
class StoreOutageTest {

    private static final String OPEN_FOR_LOGINS = """
        name: open-for-logins
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        settings:
          unavailable:
            login: open
        """;

    private static final int LOGINS = 20;

    @TempDir
    private Path folder;

    @Test
    void nothingIsDecidedThatCannotBeMadeDurableUnlessThePolicySaysSo() throws IOException, SQLException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), OPEN_FOR_LOGINS);
        try (RunningServer server = RunningServer.start("SEKISHO_POLICY", policy.toString())) {
            Brokerage brokerage = new Brokerage(serviceKey(server), server.clock());
            Customer customer = brokerage.customerWithHistory();
            customer.logsIn(HOME, "s").decides("ALLOW");
            Request withdrawal = Request.withdrawal(customer.account(), HOME, "1000")
                    .session("s")
                    .id("during-outage");

            refuse(server, true);
            // All at once, since each waits for the database as long as it may.
            List<Callable<Reply>> calls = new ArrayList<>(List.of(
                    () -> brokerage.assess(withdrawal),
                    () -> brokerage.account(customer.account()),
                    () -> server.api().get("/health/ready")));
            for (int i = 0; i < LOGINS; i++) {
                Request login = Request.login(customer.account(), HOME).id("let-through-" + i);
                calls.add(() -> brokerage.assess(login));
            }
            List<Reply> replies = AtOnce.call(calls.size(), calls::get);
            assertThat(replies.subList(0, 3)).allSatisfy(refused -> {
                refused.is(503);
            });
            assertThat(Integer.parseInt(replies.getFirst().header("Retry-After").orElse("0")))
                    .isPositive();
            assertThat(replies.subList(3, replies.size())).hasSize(LOGINS).allSatisfy(open -> {
                assertThat(open.decision()).isEqualTo("ALLOW");
                assertThat(open.reasons()).containsExactly("NOT_JUDGED");
                assertThat(open.device()).isNull();
            });
            server.api().get("/health/live").is(200);

            refuse(server, false);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> brokerage.assess(withdrawal).status() == 200);
            brokerage.assess(withdrawal).decides("ALLOW");
            server.api().get("/health/ready").is(200);
            // What was let through was not judged, so it is not there; what was refused was not stored before.
            brokerage.assessment("let-through-3").is(404);
            assertThat(server.count("SELECT count(*) FROM assessment WHERE id = 'during-outage'"))
                    .isEqualTo(1);
            customer.logsIn(HOME).decides("ALLOW");
        }
    }

    private static Api serviceKey(RunningServer server) {
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", "brokerage");
        for (String scope : List.of("assess", "accounts", "import")) {
            wanted.withArray("scopes").add(scope);
        }
        return server.api()
                .withKey(server.api().post("/v1/keys", wanted).is(201).text("/key"));
    }

    private static void refuse(RunningServer server, boolean refuse) throws SQLException {
        String url = server.databaseUrl();
        String name = url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        try (Connection connection = DriverManager.getConnection(url.replace("/" + name + "?", "/postgres?"));
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !refuse);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
    }
}
