package io.sekisho.simulator.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketFileTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);
    private static final String HEADER = "symbol,date,open,high,low,close,volume\n";

    @TempDir
    private Path folder;

    @Test
    void closesBecomeYenAndDaysThoseOfTheSimulation() throws IOException {
        StockMarket market = read(file("m.csv", days(39)));
        assertThat(market.stocks()).hasSize(2);
        assertThat(market.stocks().getFirst().symbol()).isEqualTo("ABC");
        assertThat(market.close(0, 0)).isEqualTo(1_500_000);
        assertThat(market.close(0, 3)).isEqualTo(1_950_000);
        assertThat(market.volume(0, 3)).isEqualTo(1_003);
        assertThat(market.usualVolume(0)).isBetween(1_015L, 1_025L);
        assertThat(market.thin(0)).isTrue();
    }

    @Test
    void aZippedFileIsReadTheSame() throws IOException {
        Path file = folder.resolve("m.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + days(39)).getBytes(UTF_8));
        }
        assertThat(read(file).close(0, 3)).isEqualTo(1_950_000);
    }

    @Test
    void tooFewDaysGoBackAgain() throws IOException {
        StockMarket market = read(file("m.csv", days(35)));
        assertThat(market.volume(0, 34)).isEqualTo(1_034);
        assertThat(market.volume(0, 35)).isEqualTo(1_033);
    }

    @Test
    void aDayWithoutAStockHasNoVolumeAndTheCloseBefore() throws IOException {
        String lines = days(39).replace("XYZ,2016-09-05,1,1,1,2.50,700\n", "");
        StockMarket market = read(file("m.csv", lines));
        assertThat(market.volume(1, 4)).isZero();
        assertThat(market.close(1, 4)).isEqualTo(market.close(1, 3));
    }

    @Test
    void aHolidayForWhichAStrayStandsIsNoDay() throws IOException {
        StringBuilder lines = new StringBuilder(days(35));
        for (int other = 0; other < 20; other++) {
            lines.append(days(35).replace("XYZ", "XYZ" + other).replaceAll("ABC,.*\n", ""));
        }
        StockMarket market = read(file("m.csv", lines + "ABC,2016-12-26,1,1,1,9.00,9\n"));
        assertThat(market.volume(0, 35)).isEqualTo(1_033);
    }

    @Test
    void theSeedNamesTheFirstDay() throws IOException {
        Path file = file("m.csv", days(80));
        assertThat(IntStream.range(0, 20)
                        .mapToLong(seed -> StockMarket.of(new MarketSource.File(file, 1_000), seed, MONDAY, 10)
                                .volume(0, 0))
                        .distinct()
                        .count())
                .isGreaterThan(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABC,2016-12-01,1,1,1,much,5 | m.csv:80: close is no number: much",
                "ABC,2016-12-01,1,1,1,-1,5   | m.csv:80: close must be 0 to 1000000, not -1",
                "ABC,2016-12-01,1,1,1,1,1.5  | m.csv:80: volume is no whole number: 1.5",
                "ABC,2016-12-01,1,1,1,1,-5   | m.csv:80: volume must be 0 to",
                "ABC,2016-12-01              | m.csv:80: has 2 cells"
            })
    void badLinesAreNamed(String line, String message) throws IOException {
        Path file = file("m.csv", days(39) + line + "\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(MarketException.class).hasMessageContaining(message);
    }

    @Test
    void filesThatAreNoneAreNamed() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("none.csv"))).hasMessageContaining("none.csv: no such file");
        Path few = file("few.csv", days(20));
        assertThatThrownBy(() -> read(few)).hasMessageContaining("has 20 days, and at least 31 are needed");
        Path other = Files.writeString(folder.resolve("other.csv"), "symbol,date,close\nA,2016-01-01,1\n");
        assertThatThrownBy(() -> read(other)).hasMessageContaining("the header has no column volume");
        Path zip = Files.writeString(folder.resolve("no.csv.gz"), HEADER);
        assertThatThrownBy(() -> read(zip)).hasMessageContaining("not readable");
    }

    private static StockMarket read(Path file) {
        return StockMarket.of(new MarketSource.File(file, MarketSource.File.DOLLAR), 1, MONDAY, 10);
    }

    private Path file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + lines);
    }

    /** Two stocks; the first one's close goes up by a dollar a day from 10, its volume by one from 1,000. */
    private static String days(int count) {
        StringBuilder lines = new StringBuilder();
        for (int day = 0; day < count; day++) {
            LocalDate date = LocalDate.of(2016, 9, 1).plusDays(day);
            lines.append("ABC,%s,1,1,1,%d,%d%n"
                    .formatted(date, 10 + day, 1_000 + day)
                    .replace("\r", ""));
            lines.append("XYZ,%s,1,1,1,2.50,700%n".formatted(date).replace("\r", ""));
        }
        return lines.toString();
    }
}
