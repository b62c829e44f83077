package io.sekisho.server;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to say about a name that is no setting. */
final class SettingNames {

    /** Edits up to which another name counts as meant. */
    private static final int NEAR = 3;

    private SettingNames() {}

    static String unknown(String name, String source) {
        String known = Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.joining(", "));
        String meant = nearest(name)
                .map(setting -> "; did you mean " + setting.variable() + "?")
                .orElse(".");
        return name + " (" + source + ") is no setting" + meant + " Known are " + known;
    }

    private static Optional<Setting> nearest(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> edits(setting.variable(), name) <= NEAR)
                .min(Comparator.comparingInt(setting -> edits(setting.variable(), name)));
    }

    /** Levenshtein's distance: insertions, deletions and replacements from one text to the other. */
    static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
