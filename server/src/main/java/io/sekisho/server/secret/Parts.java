package io.sekisho.server.secret;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/** Several texts as one byte string that no other texts give: each its length, then its UTF-16 units, lone surrogates included. */
final class Parts {

    private Parts() {}

    static byte[] encode(String purpose, String... parts) {
        List<String> all = Stream.concat(Stream.of(purpose), Stream.of(parts)).toList();
        int size = all.stream()
                .mapToInt(part -> Integer.BYTES + Character.BYTES * part.length())
                .sum();
        ByteBuffer buffer = ByteBuffer.allocate(size);
        for (String part : all) {
            buffer.putInt(part.length());
            buffer.asCharBuffer().put(part);
            buffer.position(buffer.position() + Character.BYTES * part.length());
        }
        return buffer.array();
    }
}
