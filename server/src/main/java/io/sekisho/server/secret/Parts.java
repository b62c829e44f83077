package io.sekisho.server.secret;

import java.nio.ByteBuffer;

/** Several texts as one byte string that no other texts give: each its length, then its UTF-16 units, lone surrogates included. */
final class Parts {

    private Parts() {}

    static byte[] encode(String purpose, String... parts) {
        int size = size(purpose);
        for (String part : parts) {
            size += size(part);
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        put(purpose, buffer);
        for (String part : parts) {
            put(part, buffer);
        }
        return buffer.array();
    }

    private static int size(String part) {
        return Integer.BYTES + Character.BYTES * part.length();
    }

    private static void put(String part, ByteBuffer into) {
        into.putInt(part.length());
        for (int i = 0; i < part.length(); i++) {
            into.putChar(part.charAt(i));
        }
    }
}
