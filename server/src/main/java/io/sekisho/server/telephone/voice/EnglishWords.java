package io.sekisho.server.telephone.voice;

import java.util.ArrayList;
import java.util.List;

/** Numbers by thousands, without "and". */
final class EnglishWords implements Numbers.Words {

    private static final List<String> UNITS = List.of("", "number.thousand", "number.million", "number.billion");

    @Override
    public List<String> of(long number) {
        List<String> words = new ArrayList<>();
        for (int unit = UNITS.size() - 1; unit >= 0; unit--) {
            int count = Math.toIntExact(number / Math.powExact(1000L, unit) % 1000);
            hundreds(words, count);
            if (count > 0 && unit > 0) {
                words.add(UNITS.get(unit));
            }
        }
        if (words.isEmpty()) {
            words.add("number.0");
        }
        return words;
    }

    private static void hundreds(List<String> words, int count) {
        if (count >= 100) {
            words.add("number." + count / 100);
            words.add("number.hundred");
        }
        int rest = count % 100;
        if (rest >= 20) {
            words.add("number." + rest / 10 * 10);
            rest %= 10;
        }
        if (rest > 0) {
            words.add("number." + rest);
        }
    }

    @Override
    public List<String> withPoint(List<String> words) {
        List<String> spoken = new ArrayList<>(words);
        spoken.add("number.point");
        return spoken;
    }
}
