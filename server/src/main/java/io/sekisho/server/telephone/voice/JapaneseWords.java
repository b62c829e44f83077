package io.sekisho.server.telephone.voice;

import java.util.ArrayList;
import java.util.List;

/** Numbers by ten thousands: 億, 万, and the rest. Changes of sound (さんびゃく, ろっぴゃく, はっせん) are in the fragments. */
final class JapaneseWords implements Numbers.Words {

    private static final int GROUP = 10_000;

    @Override
    public List<String> of(long number) {
        List<String> words = new ArrayList<>();
        unit(words, Math.toIntExact(number / GROUP / GROUP), "number.oku");
        unit(words, Math.toIntExact(number / GROUP % GROUP), "number.man");
        rest(words, Math.toIntExact(number % GROUP));
        if (words.isEmpty()) {
            words.add("number.0");
        }
        return words;
    }

    /** 一千万 (いっせんまん), but 千 (せん) alone and in 千百万. */
    private static void unit(List<String> words, int count, String unit) {
        if (count == 0) {
            return;
        }
        if (count == 1000) {
            words.add("number.1000.one");
        } else {
            rest(words, count);
        }
        words.add(unit);
    }

    private static void rest(List<String> words, int count) {
        for (int place = 1000; place >= 1; place /= 10) {
            int value = count / place % 10 * place;
            if (value > 0) {
                words.add("number." + value);
            }
        }
    }

    /** れいてん, いってん, はってん and じゅってん are said in one. */
    @Override
    public List<String> withPoint(List<String> words) {
        List<String> spoken = new ArrayList<>(words);
        switch (words.getLast()) {
            case "number.0", "number.1", "number.8", "number.10" ->
                spoken.set(words.size() - 1, words.getLast() + ".point");
            default -> spoken.add("number.point");
        }
        return spoken;
    }
}
