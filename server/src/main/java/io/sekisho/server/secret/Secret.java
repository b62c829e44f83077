package io.sekisho.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not reach a log, a message or a page: prints as {@code [REDACTED]}, compares in constant time. */
public record Secret(String value) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
