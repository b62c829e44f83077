package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.sekisho.demo.brokerage.Book;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.gate.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a customer has, and what he did. */
final class AccountPages {

    private static final int CHART_DAYS = 90;

    private final Pages pages;

    AccountPages(Pages pages) {
        this.pages = pages;
    }

    void portfolio(Context call, Visit visit) {
        Book.Statement statement = visit.member().book().statement();
        pages.show(call, "portfolio.jte", Map.of("statement", statement));
    }

    /** For the chart: worth of the last days, oldest first, in yen. */
    void history(Context call, Visit visit) {
        List<BigDecimal> worth = visit.member().book().statement().history(Math.min(CHART_DAYS, Market.DAYS));
        call.contentType("application/json")
                .result(worth.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "[", "]")));
    }

    void activity(Context call, Visit visit) {
        pages.show(
                call, "activity.jte", Map.of("activities", visit.member().book().activities()));
    }
}
