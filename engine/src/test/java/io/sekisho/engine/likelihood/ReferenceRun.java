package io.sekisho.engine.likelihood;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 4,000 made-up logins, and what the public reference implementation (das-group/rba-algorithm, run in Python) says for
 * rows 1000 to 1999 when shown only the rows before each.
 */
final class ReferenceRun {

    final List<Observed> logins =
            lines("/rba-reference/logins.csv").map(ReferenceRun::login).toList();

    final Map<Integer, Double> scores = lines("/rba-reference/scores.csv")
            .collect(Collectors.toUnmodifiableMap(
                    cells -> Integer.parseInt(cells[0]), cells -> Double.parseDouble(cells[3])));

    /** Shows the counts before each scored row, with that row's login and score. */
    void forEachScored(CausalCounts counts, BiConsumer<Observed, Double> judge) {
        int last = scores.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (int row = 0; row <= last; row++) {
            Observed login = logins.get(row);
            Double score = scores.get(row);
            if (score != null) {
                judge.accept(login, score);
            }
            counts.learn(login);
        }
    }

    /** Columns: ts, userid, address, country, ASN, user agent, browser, system, device type. */
    private static Observed login(String[] cells) {
        return new Observed(
                cells[1], List.of(cells[2], cells[4], cells[3]), List.of(cells[5], cells[6], cells[7], cells[8]));
    }

    private static Stream<String[]> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(ReferenceRun.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8).lines().skip(1).map(line -> line.split(",", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
