package io.sekisho.simulator.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sekisho.simulator.chance.Chance;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Daily figures out of a file. */
final class MarketFile {

    private static final List<String> COLUMNS = List.of("symbol", "date", "close", "volume");

    /** Prices beyond would overflow the sums made of them. */
    private static final BigDecimal PRICE_MOST = BigDecimal.valueOf(1_000_000);

    private static final long VOLUME_MOST = 100_000_000_000L;
    private static final int ONE_ABROAD_OF = 8;

    /** A day with fewer rows than this part of the fullest day's is a holiday for which a few strays stand. */
    private static final int HOLIDAY_BELOW_ONE_IN = 10;

    private final MarketSource.File source;
    private final Map<String, Map<String, Row>> byDate = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> symbols = new ArrayList<>();

    /** Close in thousandths of the file's currency. */
    private record Row(int stock, long close, long volume) {}

    private MarketFile(MarketSource.File source) {
        this.source = source;
    }

    static MarketFile read(MarketSource.File source) {
        MarketFile file = new MarketFile(source);
        Path path = source.path();
        try (Reader reader = new InputStreamReader(open(path), UTF_8);
                CSVParser parser = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            for (String column : COLUMNS) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new MarketException(path + ": the header has no column " + column);
                }
            }
            for (CSVRecord row : parser) {
                file.take(row, parser.getCurrentLineNumber());
            }
        } catch (NoSuchFileException e) {
            throw new MarketException(path + ": no such file", e);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new MarketException(path + ": not readable as CSV: " + e.getMessage(), e);
        }
        file.dropHolidays();
        file.requireEnough();
        return file;
    }

    private static InputStream open(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path));
        return path.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private void take(CSVRecord row, long line) {
        if (row.size() < COLUMNS.size() || !row.isConsistent()) {
            throw new MarketException(source.path() + ":" + line + ": has " + row.size() + " cells");
        }
        String symbol = row.get("symbol");
        long close = close(row.get("close"), line);
        long volume = volume(row.get("volume"), line);
        int stock = numbers.computeIfAbsent(symbol, added -> {
            symbols.add(added);
            return symbols.size() - 1;
        });
        byDate.computeIfAbsent(row.get("date"), date -> new HashMap<>()).put(symbol, new Row(stock, close, volume));
    }

    private long close(String text, long line) {
        try {
            BigDecimal close = new BigDecimal(text);
            if (close.signum() >= 0 && close.compareTo(PRICE_MOST) <= 0) {
                return close.movePointRight(3).longValue();
            }
        } catch (NumberFormatException e) {
            throw new MarketException(source.path() + ":" + line + ": close is no number: " + text, e);
        }
        throw new MarketException(source.path() + ":" + line + ": close must be 0 to " + PRICE_MOST + ", not " + text);
    }

    private long volume(String text, long line) {
        try {
            long volume = new BigDecimal(text).longValueExact();
            if (volume >= 0 && volume <= VOLUME_MOST) {
                return volume;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new MarketException(source.path() + ":" + line + ": volume is no whole number: " + text, e);
        }
        throw new MarketException(
                source.path() + ":" + line + ": volume must be 0 to " + VOLUME_MOST + ", not " + text);
    }

    private void dropHolidays() {
        int fullest = byDate.values().stream().mapToInt(Map::size).max().orElse(0);
        byDate.values().removeIf(rows -> rows.size() * HOLIDAY_BELOW_ONE_IN < fullest);
    }

    private void requireEnough() {
        if (byDate.size() < StockMarket.LEAD + 1) {
            throw new MarketException(source.path() + ": has " + byDate.size() + " days, and at least "
                    + (StockMarket.LEAD + 1) + " are needed");
        }
    }

    StockMarket market(TradingDays days, int length, Chance chance) {
        long[][] closes = new long[symbols.size()][length];
        long[][] volumes = new long[symbols.size()][length];
        List<Map<String, Row>> all = List.copyOf(byDate.values());
        int from = chance.below(Math.max(1, all.size() - length + 1));
        for (int day = 0; day < length; day++) {
            for (Row row : all.get(turning(from + day, all.size())).values()) {
                closes[row.stock()][day] = row.close();
                volumes[row.stock()][day] = row.volume();
            }
        }
        List<Stock> stocks = new ArrayList<>();
        List<long[]> keptCloses = new ArrayList<>();
        List<long[]> keptVolumes = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            if (closes[i][StockMarket.LEAD] == 0 || closes[i][StockMarket.LEAD - 1] == 0) {
                continue;
            }
            Exchange exchange =
                    stocks.size() % ONE_ABROAD_OF == ONE_ABROAD_OF - 1 ? Exchange.HONG_KONG : Exchange.TOKYO;
            stocks.add(new Stock(stocks.size(), symbols.get(i), exchange));
            keptCloses.add(converted(closes[i], exchange));
            keptVolumes.add(volumes[i]);
        }
        if (stocks.isEmpty()) {
            throw new MarketException(source.path() + ": no stock is traded on the days around the start");
        }
        return new StockMarket(stocks, days, keptCloses.toArray(long[][]::new), keptVolumes.toArray(long[][]::new));
    }

    /** Forth and back again, so that the last day is followed by a neighbour. */
    private static int turning(int day, int size) {
        int cycle = Math.max(1, 2 * (size - 1));
        int at = day % cycle;
        return at < size ? at : cycle - at;
    }

    /** A day without a price has that of the day before, or of the first after it. */
    private long[] converted(long[] closes, Exchange exchange) {
        long[] converted = new long[closes.length];
        long last = closes[StockMarket.LEAD];
        for (int day = 0; day < closes.length; day++) {
            last = closes[day] == 0 ? last : closes[day];
            converted[day] = StockMarket.tick(last * source.rateMilli() / exchange.rate());
        }
        return converted;
    }
}
