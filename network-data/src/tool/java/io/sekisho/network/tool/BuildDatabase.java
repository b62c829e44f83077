package io.sekisho.network.tool;

import io.sekisho.network.tool.Entry.AutonomousSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the default address database from the CSV files of two unpacked packages; {@code make.sh} runs it.
 *
 * <p>The same packages give the same bytes: the build time is the packages' date.
 */
public final class BuildDatabase {

    static final String TYPE = "Sekisho-ASN-Country";

    private BuildDatabase() {}

    /** Arguments: folder of the ASN package, folder of the country package, date of both, file to write. */
    public static void main(String[] args) throws IOException {
        Path systems = Path.of(args[0]);
        Path countries = Path.of(args[1]);
        LocalDate date = LocalDate.parse(args[2]);
        Path target = Path.of(args[3]);

        List<Range<Entry>> ranges = Merge.of(
                Csv.ranges(
                        List.of(systems.resolve("asn-ipv4-num.csv"), systems.resolve("asn-ipv6-num.csv")),
                        AutonomousSystem::parse),
                Csv.ranges(
                        List.of(
                                countries.resolve("asn-country-ipv4-num.csv"),
                                countries.resolve("asn-country-ipv6-num.csv")),
                        Csv::unquoted));
        DataSection data = new DataSection();
        List<int[]> nodes = new SearchTree(ranges, data).build();
        byte[] file = MmdbFile.of(
                nodes,
                data.toByteArray(),
                date.atStartOfDay().toInstant(ZoneOffset.UTC),
                TYPE,
                descriptions(Files.readString(Path.of(args[4])).strip()));
        Files.write(target, file);
        System.out.printf(
                "%s: %,d ranges, %,d nodes, %,d bytes of data, %,d bytes%n",
                target.getFileName(), ranges.size(), nodes.size(), data.toByteArray().length, file.length);
    }

    private static Map<String, String> descriptions(String attribution) {
        return new TreeMap<>(Map.of("en", attribution));
    }
}
