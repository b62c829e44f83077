package io.sekisho.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** The body of one request as it arrives; blocks the calling (virtual) thread while there is nothing to read. */
final class Body {

    /** A body up to this length is read to its end even when it is refused, so that the client can read the answer. */
    static final long MAX_DRAINED_BYTES = 1024 * 1024;

    private static final int FIRST_BUFFER_BYTES = 2 * 1024;

    private final Request request;
    private long received;
    private boolean ended;

    Body(Request request) {
        this.request = request;
        this.ended = request.getLength() == 0;
    }

    boolean begun() {
        return received > 0;
    }

    boolean ended() {
        return ended;
    }

    /** Without waiting: of a chunked body it is not known before its first byte. */
    boolean isKnownEmpty() {
        return ended && received == 0;
    }

    /**
     * Reads all of it.
     *
     * @throws ProblemException 413 where it is longer than {@code maxBytes}; the rest is then still unread
     */
    byte[] readAll(long maxBytes) throws IOException {
        long declared = request.getLength();
        if (declared > maxBytes) {
            throw Problem.tooLarge(maxBytes).exception();
        }
        byte[] bytes = new byte[declared >= 0 ? (int) declared : FIRST_BUFFER_BYTES];
        int length = 0;
        Content.Chunk chunk;
        while ((chunk = next()) != null) {
            try {
                ByteBuffer piece = chunk.getByteBuffer();
                int end = length + piece.remaining();
                if (end > maxBytes) {
                    throw Problem.tooLarge(maxBytes).exception();
                }
                if (end > bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
                }
                piece.get(bytes, length, end - length);
                length = end;
            } finally {
                chunk.release();
            }
        }
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** The next piece, to be released by the caller; nothing at the end. */
    Content.@Nullable Chunk next() throws IOException {
        while (!ended) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                awaitMore();
                continue;
            }
            if (Content.Chunk.isFailure(chunk)) {
                ended = true;
                throw new BrokenException(chunk.getFailure());
            }
            ended = chunk.isLast();
            received += chunk.remaining();
            if (chunk.hasRemaining()) {
                return chunk;
            }
            chunk.release();
        }
        return null;
    }

    /**
     * Reads the rest and forgets it.
     *
     * @return whether the end was reached with no more than {@code maxBytes} received altogether
     */
    boolean drain(long maxBytes) throws IOException {
        if (!ended && request.getLength() > maxBytes) {
            return false;
        }
        Content.Chunk chunk;
        while (received <= maxBytes && (chunk = next()) != null) {
            chunk.release();
        }
        return ended;
    }

    /** Reads on after the answer for a while, so that a client still sending gets to read it. */
    void linger(long maxBytes, Duration atMost) {
        long deadline = NanoTime.now() + atMost.toNanos();
        try {
            while (!ended && received <= maxBytes) {
                Content.Chunk chunk = request.read();
                if (chunk != null) {
                    ended = chunk.isLast() || Content.Chunk.isFailure(chunk);
                    received += chunk.remaining();
                    chunk.release();
                } else if (!awaitMoreUntil(deadline)) {
                    return;
                }
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    private boolean awaitMoreUntil(long deadline) throws IOException {
        long nanos = NanoTime.until(deadline);
        if (nanos <= 0) {
            return false;
        }
        try (Blocker.Runnable more = Blocker.runnable()) {
            request.demand(more);
            more.block(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void awaitMore() throws IOException {
        try (Blocker.Runnable more = Blocker.runnable()) {
            request.demand(more);
            more.block();
        }
    }

    /** The client went away, fell silent, or framed the body wrongly. */
    static final class BrokenException extends IOException {
        BrokenException(Throwable cause) {
            super("the body could not be read", cause);
        }
    }
}
