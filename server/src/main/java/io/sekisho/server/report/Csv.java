package io.sekisho.server.report;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table in the making (RFC 4180), which spreadsheets open without calculating anything that stands in it. */
final class Csv {

    static final String TYPE = "text/csv; charset=utf-8";

    /** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");

    private final StringBuilder text = new StringBuilder();

    void row(String... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String value) {
        boolean formula =
                FORMULA.matcher(value).find() && !NUMBER.matcher(value).matches();
        String safe = formula ? "'" + value : value;
        return PLAIN.matcher(safe).matches() ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
