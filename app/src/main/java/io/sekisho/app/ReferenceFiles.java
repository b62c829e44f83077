package io.sekisho.app;

import io.sekisho.engine.likelihood.Observed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run of the reference implementation: logins in order of time, and the scores it gave to some of them.
 *
 * @param scores by row of the login, from 0; every one belongs to a user with an earlier login
 */
record ReferenceFiles(List<Observed> logins, Map<Integer, Double> scores) {

    /** A file that is missing, is no such table, or contradicts the other; the message names file and line. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    private static final String USER = "userid";
    private static final List<String> ADDRESS = List.of("requestXRealIP", "ipASN", "ipCountry");
    private static final List<String> USER_AGENT =
            List.of("trackingdatauserAgent", "browser_name_version", "os_name_version", "device_type");

    static ReferenceFiles read(Path directory) throws Unusable {
        List<Observed> logins = readLogins(directory.resolve("logins.csv"));
        return new ReferenceFiles(logins, readScores(directory.resolve("scores.csv"), logins));
    }

    private static List<Observed> readLogins(Path file) throws Unusable {
        List<String> columns = new ArrayList<>(List.of(USER));
        columns.addAll(ADDRESS);
        columns.addAll(USER_AGENT);
        List<Observed> logins = new ArrayList<>();
        CsvTable.read(
                file,
                columns,
                line -> logins.add(new Observed(line.text(USER), line.texts(ADDRESS), line.texts(USER_AGENT))));
        return logins;
    }

    private static Map<Integer, Double> readScores(Path file, List<Observed> logins) throws Unusable {
        boolean[] hasEarlier = withEarlierLogin(logins);
        Map<Integer, Double> scores = new HashMap<>();
        CsvTable.read(file, List.of("row", "user", "score"), line -> {
            int row = scoredRow(line, logins, hasEarlier);
            if (scores.put(row, line.positive("score")) != null) {
                throw line.unusable("row " + row + " has a score already");
            }
        });
        if (scores.isEmpty()) {
            throw new Unusable(file + ": holds no score, nothing to compare");
        }
        return scores;
    }

    private static int scoredRow(CsvTable.Line line, List<Observed> logins, boolean[] hasEarlier) throws Unusable {
        int row = line.row("row", logins.size());
        String user = logins.get(row).user();
        if (!user.equals(line.text("user"))) {
            throw line.unusable("row " + row + " of logins.csv is of user " + user + ", not of " + line.text("user"));
        }
        if (!hasEarlier[row]) {
            throw line.unusable("user " + user + " has no login before row " + row + ", so it has no score");
        }
        return row;
    }

    private static boolean[] withEarlierLogin(List<Observed> logins) {
        boolean[] hasEarlier = new boolean[logins.size()];
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < hasEarlier.length; row++) {
            hasEarlier[row] = !seen.add(logins.get(row).user());
        }
        return hasEarlier;
    }
}
