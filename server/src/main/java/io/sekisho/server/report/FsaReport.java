package io.sekisho.server.report;

import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of some months, as counted at one instant. */
public record FsaReport(List<FsaMonth> months, Instant asOf) {

    public FsaReport {
        months = List.copyOf(months);
    }

    public Figures total() {
        return months.stream().map(FsaMonth::figures).reduce(Figures.NONE, Figures::plus);
    }

    public long unvalued() {
        return months.stream().mapToLong(FsaMonth::unvalued).sum();
    }

    /** @param note what the amounts are, in words */
    Map<String, Object> told(String note) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("months", months.stream().map(FsaMonth::told).toList());
        told.put("total", total().told());
        told.put("asOf", asOf);
        told.put("note", note);
        return told;
    }

    /** As a table (RFC 4180). What was not published has empty cells. */
    String csv() {
        Csv csv = new Csv();
        csv.row(
                "month",
                "accesses",
                "trades",
                "sellJpy",
                "buyJpy",
                "status",
                "publishedAt",
                "publishedBy",
                "publishedAccesses",
                "publishedTrades",
                "publishedSellJpy",
                "publishedBuyJpy");
        months.forEach(month -> csv.row(cells(month)));
        return csv.toString();
    }

    private static String[] cells(FsaMonth month) {
        Figures now = month.figures();
        Publication published = month.published();
        Figures then = published == null ? null : published.figures();
        return new String[] {
            month.month().toString(),
            Long.toString(now.accesses()),
            Long.toString(now.trades()),
            now.sellJpy().toPlainString(),
            now.buyJpy().toPlainString(),
            WireNames.of(month.status()),
            published == null ? "" : published.at().toString(),
            published == null ? "" : published.by(),
            then == null ? "" : Long.toString(then.accesses()),
            then == null ? "" : Long.toString(then.trades()),
            then == null ? "" : then.sellJpy().toPlainString(),
            then == null ? "" : then.buyJpy().toPlainString()
        };
    }
}
