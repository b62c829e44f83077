package io.sekisho.server.report;

import io.sekisho.server.http.WireNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The restoration sheet as JSON and as a table. */
final class SheetForms {

    private SheetForms() {}

    /** @param note what is not in it, in words */
    static Map<String, Object> told(RestorationSheet sheet, String note) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", sheet.account());
        told.put("from", sheet.from());
        told.put("to", sheet.to());
        put(told, "takeover", sheet.takeover());
        told.put("before", told(sheet.before()));
        told.put("trades", sheet.trades().stream().map(SheetForms::told).toList());
        told.put(
                "differences",
                sheet.differences().stream().map(SheetForms::told).toList());
        told.put(
                "cash",
                Map.of(
                        "soldJpy", sheet.soldJpy().toPlainString(),
                        "boughtJpy", sheet.boughtJpy().toPlainString(),
                        "effectJpy", sheet.cashEffectJpy().toPlainString()));
        told.put("cost", cost(sheet));
        told.put("note", note);
        return told;
    }

    private static Map<String, Object> cost(RestorationSheet sheet) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("buyBackJpy", sheet.buyBackJpy().toPlainString());
        told.put("saleJpy", sheet.saleJpy().toPlainString());
        told.put("costJpy", sheet.costJpy().toPlainString());
        told.put("complete", sheet.complete());
        told.put("unpriced", sheet.unpriced());
        return told;
    }

    private static Map<String, Object> told(Before before) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("basis", WireNames.of(before.basis()));
        put(told, "asOf", before.asOf());
        told.put(
                "positions",
                before.quantities().entrySet().stream()
                        .map(held -> Map.of(
                                "symbol", held.getKey(),
                                "quantity", held.getValue().toPlainString()))
                        .toList());
        return told;
    }

    private static Map<String, Object> told(Trade trade) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("assessment", trade.assessment());
        told.put("time", trade.at());
        told.put("side", WireNames.of(trade.side()));
        told.put("instrument", WireNames.of(trade.instrument()));
        told.put("symbol", trade.symbol());
        told.put("parts", trade.parts());
        told.put("quantity", trade.quantity().toPlainString());
        putDecimal(told, "valueJpy", trade.valueJpy());
        return told;
    }

    private static Map<String, Object> told(Difference difference) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("symbol", difference.symbol());
        told.put("sold", difference.sold().toPlainString());
        told.put("bought", difference.bought().toPlainString());
        told.put("return", WireNames.of(difference.back()));
        told.put("quantity", difference.quantity().toPlainString());
        if (difference.price() != null) {
            told.put("priceJpy", difference.price().jpy().toPlainString());
            told.put("priceFrom", WireNames.of(difference.price().source()));
        }
        putDecimal(told, "valueJpy", difference.valueJpy());
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Instant at) {
        if (at != null) {
            told.put(name, at);
        }
    }

    private static void putDecimal(Map<String, Object> told, String name, @Nullable BigDecimal amount) {
        if (amount != null) {
            told.put(name, amount.toPlainString());
        }
    }

    /** One table whose first column says what a row is. */
    static String csv(RestorationSheet sheet) {
        Csv csv = new Csv();
        csv.row("row", "time", "assessment", "side", "symbol", "quantity", "priceJpy", "valueJpy");
        Instant asOf = sheet.before().asOf();
        sheet.before()
                .quantities()
                .forEach((symbol, quantity) -> csv.row(
                        "before", asOf == null ? "" : asOf.toString(), "", "", symbol, plain(quantity), "", ""));
        sheet.trades()
                .forEach(trade -> csv.row(
                        "trade",
                        trade.at().toString(),
                        trade.assessment(),
                        WireNames.of(trade.side()),
                        trade.symbol(),
                        plain(trade.quantity()),
                        "",
                        plain(trade.valueJpy())));
        sheet.differences().forEach(difference -> csv.row(cells(difference)));
        total(csv, "cashEffect", sheet.cashEffectJpy());
        total(csv, "buyBack", sheet.buyBackJpy());
        total(csv, "sale", sheet.saleJpy());
        total(csv, sheet.complete() ? "cost" : "costIncomplete", sheet.costJpy());
        return csv.toString();
    }

    private static String[] cells(Difference difference) {
        Prices.Price price = difference.price();
        return new String[] {
            "return",
            "",
            "",
            WireNames.of(difference.back()),
            difference.symbol(),
            plain(difference.quantity()),
            price == null ? "" : plain(price.jpy()),
            plain(difference.valueJpy())
        };
    }

    private static void total(Csv csv, String row, BigDecimal amount) {
        csv.row(row, "", "", "", "", "", "", plain(amount));
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }
}
