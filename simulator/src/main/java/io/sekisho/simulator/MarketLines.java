package io.sekisho.simulator;

import java.io.IOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes days of a market as CSV, as {@code PUT /v1/market} takes them. */
public final class MarketLines {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("symbol", "date", "close", "volume", "currency", "market")
            .setRecordSeparator("\n")
            .get();

    private MarketLines() {}

    /** @return rows written */
    public static long write(Simulation simulation, Appendable to) throws IOException {
        CSVPrinter printer = new CSVPrinter(to, FORMAT);
        long written = 0;
        for (Iterator<Simulated.Market> rows = simulation.market().iterator(); rows.hasNext(); written++) {
            Simulated.Market row = rows.next();
            printer.printRecord(
                    row.symbol(), row.date(), row.close().toPlainString(), row.volume(), row.currency(), row.market());
        }
        printer.flush();
        return written;
    }
}
