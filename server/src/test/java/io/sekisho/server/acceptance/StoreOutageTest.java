package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @TempDir
    private Path folder;

    @Test
    void nothingIsDecidedThatCannotBeMadeDurableUnlessThePolicySaysSo() throws IOException, SQLException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), OPEN_FOR_LOGINS);
        try (RunningServer server = RunningServer.start("SEKISHO_POLICY", policy.toString())) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            customer.logsIn(HOME, "s").decides("ALLOW");
            Request withdrawal =
                    Request.withdrawal(customer.account(), HOME, "1000").session("s").id("during-outage");

            refuse(server, true);
            Reply closed = brokerage.assess(withdrawal).is(503);
            assertThat(Integer.parseInt(closed.header("Retry-After").orElse("0"))).isPositive();
            Reply open = brokerage
                    .assess(Request.login(customer.account(), HOME).id("let-through"))
                    .decides("ALLOW");
            assertThat(open.reasons()).containsExactly("NOT_JUDGED");
            assertThat(open.device()).isNull();
            server.api().get("/health/ready").is(503);
            server.api().get("/health/live").is(200);
            brokerage.account(customer.account()).is(503);

            refuse(server, false);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> brokerage.assess(withdrawal).status() == 200);
            brokerage.assess(withdrawal).decides("ALLOW");
            server.api().get("/health/ready").is(200);
            // What was let through was not judged, so it is not there; what was refused was not stored before.
            brokerage.assessment("let-through").is(404);
            assertThat(server.count("SELECT count(*) FROM assessment WHERE id = 'during-outage'"))
                    .isEqualTo(1);
            customer.logsIn(HOME).decides("ALLOW");
        }
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
