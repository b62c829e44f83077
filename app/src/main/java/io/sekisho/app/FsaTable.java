package io.sekisho.app;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The regulator's table as text, amounts in hundreds of millions of yen with one decimal, half up. */
final class FsaTable {

    /** Of one language. */
    private record Words(List<String> heads, Map<String, String> statuses, String total, String published) {}

    private static final Words JA = new Words(
            List.of("年月", "不正アクセス件数", "不正取引件数", "売却金額（億円）", "買付金額（億円）", "区分"),
            Map.of("provisional", "速報値", "final", "確定値", "restated", "訂正あり"),
            "合計",
            "  公表値");

    private static final Words EN = new Words(
            List.of("month", "accesses", "trades", "sold (100M yen)", "bought (100M yen)", "status"),
            Map.of("provisional", "provisional", "final", "final", "restated", "restated"),
            "total",
            "  published");

    private static final int OKU_ZEROS = 8;
    private static final int STATUS = 5;
    private static final String GAP = "  ";

    private FsaTable() {}

    /** @param report what the server answers */
    static List<String> lines(JsonNode report, ReportFsaCommand.Lang lang) {
        Words words = lang == ReportFsaCommand.Lang.JA ? JA : EN;
        List<List<String>> rows = new ArrayList<>();
        rows.add(words.heads());
        for (JsonNode month : report.path("months")) {
            String status = month.path("status").asString("");
            rows.add(row(
                    month.path("month").asString(""), month, words.statuses().getOrDefault(status, status)));
            if (status.equals("restated")) {
                rows.add(row(words.published(), month.path("published"), ""));
            }
        }
        rows.add(row(words.total(), report.path("total"), ""));
        List<String> lines = new ArrayList<>(grid(rows));
        lines.add("");
        lines.add(report.path("note").asString(""));
        return lines;
    }

    private static List<String> row(String head, JsonNode figures, String status) {
        return List.of(
                head,
                String.format(Locale.ROOT, "%,d", figures.path("accesses").asLong(0)),
                String.format(Locale.ROOT, "%,d", figures.path("trades").asLong(0)),
                oku(figures.path("sellJpy").asString("0")),
                oku(figures.path("buyJpy").asString("0")),
                status);
    }

    private static String oku(String yen) {
        BigDecimal oku = new BigDecimal(yen).movePointLeft(OKU_ZEROS).setScale(1, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,.1f", oku);
    }

    private static List<String> grid(List<List<String>> rows) {
        int[] widths = new int[STATUS + 1];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        return lines;
    }

    /** Figures stand to the right, words to the left. */
    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blank = " ".repeat(widths[i] - width(row.get(i)));
            boolean word = i == 0 || i == STATUS;
            line.append(word ? row.get(i) + blank : blank + row.get(i)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Columns of a terminal: Japanese characters take two (Unicode Standard Annex 11). */
    private static int width(String text) {
        return text.chars().map(c -> c >= 0x2E80 && c <= 0xFF60 ? 2 : 1).sum();
    }
}
