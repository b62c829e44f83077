package io.sekisho.server.http;

import java.util.regex.Pattern;

/** Cells of a table (RFC 4180) that spreadsheets open without taking what is in them for formulas. */
public final class Csv {

    /** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

    private static final Pattern GUARDED = Pattern.compile("^'[=+\\-@\\t\\r]");

    private Csv() {}

    /** A text as a cell: guarded where it could be a formula, in quotation marks where it must be. */
    public static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** The text of a cell that {@link #cell} wrote. */
    static String unguarded(String cell) {
        return GUARDED.matcher(cell).find() ? cell.substring(1) : cell;
    }
}
