package io.sekisho.bench;

import java.nio.charset.StandardCharsets;

/** What is asked of the server, and what is made of its answers. For one thread. */
interface Traffic {

    /** The next request, whole. */
    Asked next();

    /** @param answer holds the whole answer from its first byte to {@code length} */
    void answered(Asked asked, int status, byte[] answer, int length);

    /** @param customer whose it is, from 0; {@code usual} where the answer's token is to be kept */
    record Asked(byte[] request, int customer, boolean desktop, boolean usual) {}

    static byte[] post(String path, String key, String body) {
        // All of it is ASCII, so characters are bytes.
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
