package io.sekisho.server.market;

import io.sekisho.engine.fact.Watched;
import io.sekisho.server.http.Csv;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A symbol on the watch list.
 *
 * @param by who put it there, or changed its entry last
 * @param at when
 */
public record WatchedSymbol(String symbol, Watched entry, String by, Instant at) {

    public static final int REASON_LENGTH_MAX = 500;

    static final String CSV_HEAD = "symbol,action,reason,until,by,at\r\n";

    /** What is to be put on the list. */
    record Wanted(String symbol, Watched entry) {

        /** One of many, each of which names its symbol. */
        static Wanted read(Fields line, Instant now) {
            return new Wanted(Symbols.read(line), WatchedSymbol.entry(line, now));
        }
    }

    static Watched entry(Fields fields, Instant now) {
        Watched.Action action = fields.requiredEnum("action", Watched.Action.class);
        String reason = fields.requiredText("reason", REASON_LENGTH_MAX);
        Instant until = fields.optionalInstant("until");
        if (until != null && !until.isAfter(now)) {
            fields.reject("until", "must lie in the future; leave it out where the symbol is to stay");
        }
        return new Watched(action, reason, until);
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("symbol", symbol);
        told.put("action", WireNames.of(entry.action()));
        told.put("reason", entry.reason());
        if (entry.until() != null) {
            told.put("until", entry.until());
        }
        told.put("by", by);
        told.put("at", at);
        return told;
    }

    String csv() {
        Instant until = entry.until();
        return Csv.cell(symbol) + "," + WireNames.of(entry.action()) + "," + Csv.cell(entry.reason()) + ","
                + (until == null ? "" : until) + "," + Csv.cell(by) + "," + at + "\r\n";
    }

    /**
     * An entry in the history of a symbol.
     *
     * @param entry what was put, absent where the symbol was taken off
     */
    public record Change(@Nullable Watched entry, String by, Instant at) {

        Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            if (entry != null) {
                told.put("action", WireNames.of(entry.action()));
                told.put("reason", entry.reason());
                if (entry.until() != null) {
                    told.put("until", entry.until());
                }
            }
            told.put("by", by);
            told.put("at", at);
            return told;
        }
    }
}
