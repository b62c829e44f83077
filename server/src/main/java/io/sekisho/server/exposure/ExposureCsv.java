package io.sekisho.server.exposure;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The list as a table (RFC 4180), which spreadsheets open. */
final class ExposureCsv {

    /** What a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

    private final StringBuilder text = new StringBuilder(
            "account,source,seenAt,listedAt,by,mailedAt,passwordChangedAt,pinChangedAt,changedAt\r\n");

    void add(Exposure exposure) {
        text.append(cell(exposure.account())).append(',');
        text.append(cell(exposure.source())).append(',');
        text.append(exposure.seenAt()).append(',');
        text.append(exposure.listedAt()).append(',');
        text.append(cell(exposure.by())).append(',');
        text.append(time(exposure.mailedAt())).append(',');
        text.append(time(exposure.passwordAt())).append(',');
        text.append(time(exposure.pinAt())).append(',');
        text.append(time(exposure.changedAt())).append("\r\n");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    private static String cell(String value) {
        String safe = FORMULA.matcher(value).find() ? "'" + value : value;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
