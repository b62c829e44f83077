package io.sekisho.server.exposure;

import io.sekisho.server.http.Csv;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The list as a table (RFC 4180), which spreadsheets open. */
final class ExposureCsv {

    private final StringBuilder text = new StringBuilder(
            "account,source,seenAt,listedAt,by,mailedAt,passwordChangedAt,pinChangedAt,changedAt\r\n");

    void add(Exposure exposure) {
        text.append(Csv.cell(exposure.account())).append(',');
        text.append(Csv.cell(exposure.source())).append(',');
        text.append(exposure.seenAt()).append(',');
        text.append(exposure.listedAt()).append(',');
        text.append(Csv.cell(exposure.by())).append(',');
        text.append(time(exposure.mailedAt())).append(',');
        text.append(time(exposure.passwordAt())).append(',');
        text.append(time(exposure.pinAt())).append(',');
        text.append(time(exposure.changedAt())).append("\r\n");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
