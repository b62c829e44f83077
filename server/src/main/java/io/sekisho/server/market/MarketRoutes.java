package io.sekisho.server.market;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.InBulk;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/market}. */
final class MarketRoutes {

    private static final Access READERS = Access.anyOf(Scope.MARKET, Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR);

    /** What a table must have; {@code volume} only where it holds more than rates. */
    private static final List<String> COLUMNS = List.of("symbol", "date", "close", "currency", "market");

    private final MarketData market;

    MarketRoutes(MarketData market) {
        this.market = market;
    }

    Routes routes() {
        return new Routes()
                .put("/v1/market", Scope.MARKET, InBulk.INTAKE, this::put)
                .get("/v1/market", READERS, call -> Answer.json(200, told(market.summary())))
                .get("/v1/market/{symbol}", READERS, this::find);
    }

    private Answer put(Call call) throws IOException {
        LocalDate until = market.until();
        try {
            return InBulk.take(call, COLUMNS, line -> Quote.read(line, until), market::learn);
        } finally {
            // Also where the body broke off: what was taken before that is taken.
            market.taken();
        }
    }

    private static Map<String, Object> told(MarketData.Summary summary) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", summary.version());
        told.put("symbols", summary.symbols());
        told.put("watched", summary.watched());
        if (summary.latest() != null) {
            told.put("latest", summary.latest());
        }
        told.put(
                "rates",
                summary.rates().stream()
                        .map(rate -> Map.of("currency", rate.currency(), "date", rate.date(), "jpy", plain(rate.yen())))
                        .toList());
        return told;
    }

    private Answer find(Call call) {
        MarketData.Page page = market.find(call.param("symbol"))
                .orElseThrow(() -> Problem.notFound("the market's data do not know this symbol")
                        .exception());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("symbol", page.symbol());
        told.put("currency", page.currency());
        told.put("averageTurnover", plain(page.averageTurnover()));
        told.put("listing", page.listing());
        told.put("bars", page.bars().stream().map(MarketRoutes::told).toList());
        return Answer.json(200, told);
    }

    private static Map<String, Object> told(MarketData.Day day) {
        return Map.of(
                "date", day.date(), "close", plain(day.close()), "volume", day.volume(), "currency", day.currency());
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
