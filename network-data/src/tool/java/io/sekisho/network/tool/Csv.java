package io.sekisho.network.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Reads the packages' {@code -num.csv} files: {@code first,last,value...}, the last column quoted where it needs to be. */
final class Csv {

    private Csv() {}

    /** The ranges of some files in the order of their addresses; where two overlap, the one that starts first is kept. */
    static <T> List<Range<T>> ranges(List<Path> files, Function<String, T> value) {
        List<Range<T>> read = new ArrayList<>();
        for (Path file : files) {
            try (var lines = Files.lines(file)) {
                lines.forEach(line -> read.add(range(line, value)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        read.sort(Comparator.comparing(Range::first));
        return withoutOverlaps(read);
    }

    private static <T> Range<T> range(String line, Function<String, T> value) {
        String[] parts = line.split(",", 3);
        return new Range<>(new BigInteger(parts[0]), new BigInteger(parts[1]), value.apply(parts[2]));
    }

    private static <T> List<Range<T>> withoutOverlaps(List<Range<T>> sorted) {
        List<Range<T>> kept = new ArrayList<>(sorted.size());
        BigInteger free = BigInteger.ZERO;
        for (Range<T> range : sorted) {
            if (range.first().compareTo(free) < 0) {
                System.out.println("overlap: " + range);
            }
            Range<T> rest = range.from(range.first().max(free));
            if (rest.first().compareTo(rest.last()) <= 0) {
                kept.add(rest);
                free = rest.last().add(BigInteger.ONE);
            }
        }
        return kept;
    }

    static String unquoted(String field) {
        return field.length() >= 2 && field.startsWith("\"") && field.endsWith("\"")
                ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
