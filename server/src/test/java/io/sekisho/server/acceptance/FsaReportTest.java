package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.server.http.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The regulator's table, from what the brokerage tells over HTTP. Each test has months of its own. */
@Tag("slow")
class FsaReportTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static RunningServer server;
    private static Api analyst;
    private static Api supervisor;

    @BeforeAll
    static void start() {
        server = SITE.server();
        analyst = Staff.person(server.api(), "aoki", "analyst");
        supervisor = Staff.person(server.api(), "sato", "supervisor");
    }

    private static JsonNode months(String from, String to) {
        return analyst.get("/v1/reports/fsa?from=" + from + "&to=" + to)
                .is(200)
                .json()
                .path("months");
    }

    private static JsonNode month(String month) {
        return months(month, month).path(0);
    }

    private static void isMonth(JsonNode month, int accesses, int trades, String sellJpy, String buyJpy) {
        assertThat(month.path("accesses").asInt()).as(month.toString()).isEqualTo(accesses);
        assertThat(month.path("trades").asInt()).as(month.toString()).isEqualTo(trades);
        assertThat(month.path("sellJpy").asString()).isEqualTo(sellJpy);
        assertThat(month.path("buyJpy").asString()).isEqualTo(buyJpy);
    }

    private static HttpResponse<String> fetched(String path, String accept, String language) {
        HttpRequest request = HttpRequest.newBuilder(server.api().base().resolve(path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + analyst.key())
                .header("Accept", accept)
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTableCountsWhatWasExecutedByMonthInJapan() {
        Takeover one = Takeover.of(server.brokerage(), "fsa-1", "2025-04-30T09:00:00+09:00");
        one.logsIn("2025-04-30T09:00:00+09:00");
        String sale = one.orders("2025-04-30T09:01:00+09:00", "sell", "7203", "100", "1000000");
        String late = one.orders("2025-04-30T09:02:00+09:00", "sell", "8306", "300", "100");
        String part = one.orders("2025-04-30T09:03:00+09:00", "buy", "0700.HK", "1000", "500001");
        String cancelled = one.orders("2025-04-30T09:04:00+09:00", "buy", "0700.HK", "1000", "9000000");
        one.orders("2025-04-30T09:05:00+09:00", "buy", "0700.HK", "1000", "8000000");
        one.labelled("2025-04-30T00:00:00+09:00", "2025-04-30T23:59:59+09:00", "takeover");
        one.executed(sale, "40", "2025-04-30T09:10:00+09:00");
        one.executed(sale, "60", "2025-04-30T09:11:00+09:00");
        // The month ends at midnight in Japan, which is three in the afternoon in UTC.
        one.executed(late, "100", "2025-04-30T14:59:59Z");
        one.executed(late, "100", "2025-04-30T15:00:00Z");
        one.executed(late, null, "2025-05-02T09:00:00+09:00");
        one.executed(part, "333", "2025-04-30T09:12:00+09:00");
        one.outcome(part, "cancelled", "667", "2025-04-30T15:00:00+09:00").is(200);
        one.outcome(cancelled, "cancelled", null, "2025-04-30T15:00:00+09:00").is(200);
        server.brokerage()
                .importLines(Request.login("fsa-2", Client.HOME)
                                .time(Takeover.at("2025-04-30T23:59:59+09:00"))
                                .with("label", "takeover")
                        + "\n"
                        + Takeover.order("fsa-2", "2025-05-01T00:00:00+09:00", "buy", "0700.HK", "10", "200000000")
                                .with("label", "takeover")
                        + "\n"
                        + Takeover.order("fsa-2", "2025-05-01T00:01:00+09:00", "buy", "0700.HK", "10", "300")
                                .with("label", "honest")
                        + "\n")
                .is(200);

        JsonNode months = months("2025-03", "2025-06");

        assertThat(months).hasSize(4);
        isMonth(months.path(0), 0, 0, "0", "0");
        // Two thirds of a hundred yen, and 333 of 1,000 shares for 500,001 yen.
        isMonth(months.path(1), 2, 3, "1000033", "166500");
        isMonth(months.path(2), 0, 1, "67", "200000000");
        assertThat(months.path(1).path("status").asString()).isEqualTo("provisional");
        assertThat(fetched("/v1/reports/fsa?from=2025-04&to=2025-05", "text/csv", "en")
                        .body())
                .isEqualTo("""
                    month,accesses,trades,sellJpy,buyJpy,status,publishedAt,publishedBy,publishedAccesses,publishedTrades,\
                    publishedSellJpy,publishedBuyJpy\r
                    2025-04,2,3,1000033,166500,provisional,,,,,,\r
                    2025-05,0,1,67,200000000,provisional,,,,,,\r
                    """);
        assertThat(fetched("/v1/reports/fsa?from=2025-05&to=2025-05", "text/html", "ja")
                        .body())
                .contains("不正アクセス件数", "<td class=\"n\" data-value=\"2.00000000\">2.0</td>", "損失額ではありません");
        assertThat(fetched("/v1/reports/fsa?from=2025-05&to=2025-05", "text/html", "en")
                        .body())
                .contains("Unauthorised accesses", "turnover");
    }

    @Test
    void noMoreIsCountedThanWasOrdered() {
        Takeover one = Takeover.of(server.brokerage(), "fsa-9", "2023-05-10T09:00:00+09:00");
        one.logsIn("2023-05-10T09:00:00+09:00");
        String sale = one.orders("2023-05-10T09:01:00+09:00", "sell", "7203", "100", "1000000");
        one.labelled("2023-05-10T00:00:00+09:00", "2023-05-10T23:00:00+09:00", "takeover");
        one.executed(sale, "60", "2023-05-10T09:02:00+09:00");
        one.executed(sale, "60", "2023-05-10T09:03:00+09:00");
        one.executed(sale, "60", "2023-05-10T09:04:00+09:00");
        isMonth(month("2023-05"), 1, 1, "1000000", "0");
    }

    @Test
    void aLabelAfterThePublicationRestatesTheMonth() {
        Takeover one = Takeover.of(server.brokerage(), "fsa-3", "2024-02-10T09:00:00+09:00");
        String login = one.logsIn("2024-02-10T09:00:00+09:00");
        String sale = one.orders("2024-02-10T09:01:00+09:00", "sell", "7203", "100", "1000000");
        one.labelled("2024-02-10T00:00:00+09:00", "2024-02-10T23:00:00+09:00", "takeover");
        one.executed(sale, "100", "2024-02-10T09:02:00+09:00");
        Map<String, String> body = Map.of("month", "2024-02");
        analyst.post("/v1/reports/fsa/published", body).is(403);
        Reply published = supervisor.post("/v1/reports/fsa/published", body).is(201);
        assertThat(published.text("/sellJpy")).isEqualTo("1000000");
        assertThat(published.text("/by")).isEqualTo("sato");
        assertThat(month("2024-02").path("status").asString()).isEqualTo("final");

        analyst.post("/v1/labels", Map.of("assessment", login, "label", "honest"))
                .is(200);

        JsonNode restated = month("2024-02");
        isMonth(restated, 0, 1, "1000000", "0");
        assertThat(restated.path("status").asString()).isEqualTo("restated");
        isMonth(restated.path("published"), 1, 1, "1000000", "0");
        isMonth(restated.path("change"), -1, 0, "0", "0");
        assertThat(restated.at("/change/labelled").asInt()).isEqualTo(1);
        assertThat(restated.at("/change/latestLabel").asString()).isNotEmpty();
        assertThat(restated.at("/change/reported").asInt()).isZero();
        one.executed(one.orders("2024-02-10T09:03:00+09:00", "buy", "X", "1", "5"), "1", "2024-02-10T09:04:00+09:00");
        isMonth(month("2024-02").path("change"), -1, 1, "0", "5");
        assertThat(month("2024-02").at("/change/reported").asInt()).isEqualTo(1);
        assertThat(fetched("/v1/reports/fsa?from=2024-02&to=2024-02", "text/csv", "en")
                        .body())
                .contains("2024-02,0,2,1000000,5,restated,", ",sato,1,1,1000000,0\r\n");
        supervisor.post("/v1/reports/fsa/published", body).is(201);
        assertThat(month("2024-02").path("status").asString()).isEqualTo("final");
        assertThat(analyst.get("/v1/reports/fsa/published").is(200).texts("/publications", "month").stream()
                        .filter("2024-02"::equals))
                .hasSize(2);
    }

    @Test
    void outcomesAreCountedAndRequestsAreNot() {
        Random random = new Random(20_250_509);
        Takeover one = Takeover.of(server.brokerage(), "fsa-4", "2022-07-10T09:00:00+09:00");
        one.logsIn("2022-07-10T09:00:00+09:00");
        List<String> ends = List.of("none", "cancelled", "failed", "executed", "part");
        int trades = 0;
        long bought = 0;
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            long value = 100L * (1 + random.nextInt(1_000_000));
            String order = one.orders(
                    "2022-07-10T09:%02d:00+09:00".formatted(1 + i), "buy", "0700.HK", "100", Long.toString(value));
            String end = ends.get(random.nextInt(ends.size()));
            boolean traded = end.equals("executed") || end.equals("part");
            long quantity = end.equals("part") ? 1 + random.nextInt(99) : 100;
            trades += traded ? 1 : 0;
            bought += traded ? value / 100 * quantity : 0;
            if (traded) {
                outcomes.append(line(order, "executed", quantity));
            }
            if (!traded && !end.equals("none")) {
                outcomes.append(line(order, end, quantity));
            }
            if (end.equals("part")) {
                outcomes.append(line(order, "cancelled", 100 - quantity));
            }
        }
        one.labelled("2022-07-10T00:00:00+09:00", "2022-07-10T23:00:00+09:00", "takeover");
        // Told twice, it happened once.
        for (int i = 0; i < 2; i++) {
            server.api()
                    .postText("/v1/outcomes", "application/x-ndjson", outcomes.toString())
                    .is(200);
        }

        isMonth(month("2022-07"), 1, trades, "0", Long.toString(bought));
    }

    private static String line(String order, String outcome, long quantity) {
        return Json.MAPPER
                        .createObjectNode()
                        .put("assessment", order)
                        .put("outcome", outcome)
                        .put("quantity", Long.toString(quantity))
                        .put("time", "2022-07-10T12:00:00+09:00")
                + "\n";
    }

    @Test
    void aLoginThatWasNotLetInIsNoAccess() {
        String account = "fsa-5";
        Takeover one = Takeover.of(server.brokerage(), account, "2022-09-10T09:00:00+09:00");
        Reply held = server.brokerage()
                .assess(Request.login(account, Client.ELSEWHERE)
                        .session("s-2")
                        .time(Takeover.at("2022-09-10T09:00:00+09:00")))
                .is(200);
        assertThat(held.decision()).isNotEqualTo("ALLOW");
        one.labelled("2022-09-10T00:00:00+09:00", "2022-09-10T23:00:00+09:00", "takeover");

        isMonth(month("2022-09"), 0, 0, "0", "0");
    }

    @Test
    void aChallengedLoginIsAnAccessOnceItsChallengeIsPassed() {
        String current =
                YearMonth.now(server.clock().withZone(ZoneId.of("Asia/Tokyo"))).toString();
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply login = customer.logsIn(Client.ELSEWHERE).decides("CHALLENGE");
        int before = month(current).path("accesses").asInt();
        analyst.post("/v1/labels", Map.of("assessment", login.text("/id"), "label", "takeover"))
                .is(200);
        assertThat(month(current).path("accesses").asInt()).isEqualTo(before);

        customer.passes(login.challenge(), Client.ELSEWHERE, SITE.mailbox());

        assertThat(month(current).path("accesses").asInt()).isEqualTo(before + 1);
    }

    @Test
    void whatWasPublishedCannotBeChanged() {
        supervisor.post("/v1/reports/fsa/published", Map.of("month", "2020-01")).is(201);

        assertThatThrownBy(() -> server.count(
                        "WITH gone AS (DELETE FROM fsa_publication RETURNING id) SELECT count(*) FROM gone"))
                .rootCause()
                .hasMessageContaining("published figures are not changed");
    }

    @Test
    void whatIsAskedForWronglyIsNamed() {
        assertThat(analyst.get("/v1/reports/fsa?from=2025-13&to=soon").is(400).pointers())
                .containsExactly("?from", "?to");
        assertThat(analyst.get("/v1/reports/fsa?from=2025-04&to=2025-03")
                        .is(400)
                        .pointers())
                .containsExactly("?to");
        assertThat(analyst.get("/v1/reports/fsa?from=2005-01&to=2025-03")
                        .is(400)
                        .pointers())
                .containsExactly("?to");
        assertThat(supervisor
                        .post("/v1/reports/fsa/published", Map.of("month", "May"))
                        .is(400)
                        .pointers())
                .containsExactly("/month");
        assertThat(supervisor
                        .post("/v1/reports/fsa/published", Map.of("month", "2099-01"))
                        .is(422)
                        .pointers())
                .containsExactly("/month");
        Staff.service(server.api(), "orders", "assess").get("/v1/reports/fsa").is(403);
        String current =
                YearMonth.now(server.clock().withZone(ZoneId.of("Asia/Tokyo"))).toString();
        supervisor.post("/v1/reports/fsa/published", Map.of("month", current)).is(201);
        JsonNode year = analyst.get("/v1/reports/fsa").is(200).json().path("months");
        assertThat(year).hasSize(12);
        assertThat(year.path(11).path("month").asString()).isEqualTo(current);
        assertThat(year.path(11).path("status").asString()).isEqualTo("provisional");
    }
}
