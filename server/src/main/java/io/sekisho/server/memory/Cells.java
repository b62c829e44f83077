package io.sekisho.server.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads arrays cell by cell. What stands behind the cells asked for is skipped, and what a shorter array lacks reads as absent, so that
 * records may grow at their end: older bytes are understood, and newer ones do no harm.
 */
final class Cells {

    private final JsonParser parser;

    /** The array being read has no further cells; the one around it may. */
    private boolean ended;

    Cells(JsonParser parser) {
        this.parser = parser;
    }

    /** Enters the array that the next cell holds; false where there is none. */
    boolean enter() {
        return next() == JsonToken.START_ARRAY;
    }

    void leave() {
        while (!ended) {
            if (next() != null) {
                parser.skipChildren();
            }
        }
        ended = false;
    }

    private @Nullable JsonToken next() {
        if (ended) {
            return null;
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            ended = true;
            return null;
        }
        return token;
    }

    private boolean hasValue() {
        JsonToken token = next();
        return token != null && token != JsonToken.VALUE_NULL;
    }

    @Nullable
    String textOrNull() {
        return hasValue() ? parser.getString() : null;
    }

    String text() {
        String text = textOrNull();
        return text == null ? "" : text;
    }

    long number() {
        return hasValue() ? parser.getLongValue() : 0;
    }

    double decimal() {
        return hasValue() ? parser.getDoubleValue() : 0;
    }

    @Nullable
    Instant timeOrNull() {
        return hasValue() ? Instant.ofEpochMilli(parser.getLongValue()) : null;
    }

    Instant time() {
        Instant time = timeOrNull();
        return time == null ? Instant.EPOCH : time;
    }

    <E extends Enum<E>> E name(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    /** One array for each element. */
    <T> List<T> list(Function<Cells, T> element) {
        if (!enter()) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        while (enter()) {
            list.add(element.apply(this));
            leave();
        }
        leave();
        return List.copyOf(list);
    }

    List<String> texts() {
        if (!enter()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (String text = textOrNull(); text != null; text = textOrNull()) {
            texts.add(text);
        }
        leave();
        return List.copyOf(texts);
    }

    long[] numbers() {
        if (!enter()) {
            return new long[0];
        }
        long[] numbers = new long[8];
        int size = 0;
        while (hasValue()) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = parser.getLongValue();
        }
        leave();
        return Arrays.copyOf(numbers, size);
    }

    int[] integers() {
        long[] numbers = numbers();
        int[] integers = new int[numbers.length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = Math.toIntExact(numbers[i]);
        }
        return integers;
    }
}
