package io.sekisho.app;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: cells wrap between words, the first row is the head, and rules part the rows. Widths are in characters. */
final class TextGrid {

    private static final String GAP = "  ";

    private final int[] widths;

    TextGrid(int... widths) {
        this.widths = widths.clone();
    }

    List<String> lines(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(row(rows.get(i)));
            if (i == 0 || i == rows.size() - 1) {
                lines.add(rule());
            }
        }
        return lines;
    }

    private List<String> row(List<String> cells) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = wrapped(cells.get(column), widths[column]);
            wrapped.add(cell);
            height = Math.max(height, cell.size());
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            lines.add(line(wrapped, line));
        }
        return lines;
    }

    private String line(List<List<String>> cells, int line) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = cells.get(column);
            String part = line < cell.size() ? cell.get(line) : "";
            text.append(part).repeat(' ', Math.max(0, widths[column] - part.length()));
            text.append(GAP);
        }
        return text.toString().stripTrailing();
    }

    private String rule() {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        return String.join(GAP, rules);
    }

    /** A word longer than the width stands over. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
