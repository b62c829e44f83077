package io.sekisho.bench;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** What came out of assessments, counted. For one thread. */
final class Answers {

    private static final byte[] DECISION = "\"decision\":\"".getBytes(StandardCharsets.US_ASCII);

    enum Seen {
        ALLOWED,
        CHALLENGED,
        HELD_OR_DENIED,
        REFUSED
    }

    private final Map<Seen, Long> seen = new EnumMap<>(Seen.class);

    /** @return where the decision stands; -1 where there is none: refused, or the endpoint that does nothing */
    int count(int status, byte[] answer, int length) {
        if (status != 200) {
            count(Seen.REFUSED);
            return -1;
        }
        int decision = after(answer, length, DECISION, 0);
        if (decision >= 0) {
            count(
                    switch (answer[decision]) {
                        case 'A' -> Seen.ALLOWED;
                        case 'C' -> Seen.CHALLENGED;
                        default -> Seen.HELD_OR_DENIED;
                    });
        }
        return decision;
    }

    private void count(Seen what) {
        seen.merge(what, 1L, Long::sum);
    }

    /** Where the text behind the first occurrence of a part begins; -1 where it does not occur. */
    static int after(byte[] text, int length, byte[] part, int from) {
        outer:
        for (int i = from; i <= length - part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                if (text[i + j] != part[j]) {
                    continue outer;
                }
            }
            return i + part.length;
        }
        return -1;
    }

    long all() {
        return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    long refused() {
        return seen.getOrDefault(Seen.REFUSED, 0L);
    }

    /** In percent of all. */
    String told() {
        StringBuilder text = new StringBuilder();
        seen.forEach((what, count) ->
                text.append(text.isEmpty() ? "" : ", ").append("%s %.2f %%".formatted(what, 100.0 * count / all())));
        return text.toString();
    }
}
