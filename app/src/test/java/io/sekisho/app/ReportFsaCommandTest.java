package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportFsaCommandTest {

    private static final String REPORT = """
        {"months":[
          {"month":"2025-03","accesses":3,"trades":2,"sellJpy":"104999999","buyJpy":"105000000","status":"restated",
           "published":{"accesses":4,"trades":2,"sellJpy":"0","buyJpy":"0","at":"2025-05-01T00:00:00Z","by":"sato"}},
          {"month":"2025-04","accesses":5441,"trades":2987,"sellJpy":"156100000000","buyJpy":"136900000000",
           "status":"provisional"}],
         "total":{"accesses":5444,"trades":2989,"sellJpy":"156204999999","buyJpy":"137005000000"},
         "asOf":"2025-06-01T00:00:00Z","note":"amounts are turnover"}
        """;

    @Test
    void theTableIsPrintedAsTheRegulatorDoes() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok(REPORT))) {
            Called called = Called.sekisho(server.url(), "report", "fsa", "--from", "2025-03", "--to", "2025-04");

            assertThat(called.out()).isEqualTo("""
                年月      不正アクセス件数  不正取引件数  売却金額（億円）  買付金額（億円）  区分
                2025-03                  3             2               1.0               1.1  訂正あり
                  公表値                 4             2               0.0               0.0
                2025-04              5,441         2,987           1,561.0           1,369.0  速報値
                合計                 5,444         2,989           1,562.0           1,370.1

                amounts are turnover
                """);
            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.method() + " " + request.path()).startsWith("GET /v1/reports/fsa");
                assertThat(request.headers()).containsEntry("Accept-Language", "ja");
            });
        }
    }

    @Test
    void itSpeaksEnglishToo() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok(REPORT))) {
            assertThat(Called.sekisho(server.url(), "report", "fsa", "--lang", "en")
                            .out())
                    .startsWith("""
                        month        accesses  trades  sold (100M yen)  bought (100M yen)  status
                        2025-03             3       2              1.0                1.1  restated
                          published         4       2              0.0                0.0
                        """);
        }
    }

    @Test
    void otherFormatsAreTheServersOwn() throws IOException {
        try (Answerer server = Answerer.with(request -> Answerer.Reply.ok("month,accesses\r\n2025-04,1\r\n"))) {
            Called called = Called.sekisho(server.url(), "report", "fsa", "--format", "csv", "--lang", "en");

            assertThat(called.out()).isEqualTo("month,accesses\n2025-04,1\n");
            assertThat(server.requests().getFirst().headers()).containsEntry("Accept", "text/csv");
        }
    }

    @Test
    void aWrongMonthIsSaidSo() throws IOException {
        String problem = """
            {"detail":"wrong","errors":[{"pointer":"?from","detail":"must be a month such as 2025-04"}]}
            """;
        try (Answerer server = Answerer.with(request -> Answerer.Reply.of(400, problem))) {
            assertThat(Called.sekisho(server.url(), "report", "fsa", "--from", "May")
                            .err())
                    .isEqualTo("The server refuses (400): ?from: must be a month such as 2025-04\n");
        }
    }
}
