package io.sekisho.app;

import java.util.List;

/**
 * Lines of a file that travel together.
 *
 * @param body    the lines, each ended by a line feed
 * @param numbers where each of them stands in the file, from 1
 */
record Chunk(byte[] body, List<Long> numbers) {

    boolean isEmpty() {
        return numbers.isEmpty();
    }
}
