package io.sekisho.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** The body of one request as it arrives; blocks the calling (virtual) thread while there is nothing to read. */
final class Body {

    /** A body up to this length is read to its end even when it is refused, so that the client can read the answer. */
    static final long MAX_DRAINED_BYTES = 1024 * 1024;

    private static final int FIRST_BUFFER_BYTES = 2 * 1024;

    private final Request request;
    private final Duration patience;
    private long received;
    private boolean ended;
    private boolean stalled;

    /** @param patience in which a body must arrive, or each piece of a streamed one */
    Body(Request request, Duration patience) {
        this.request = request;
        this.patience = patience;
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
    byte[] readAll(long maxBytes) throws BrokenException {
        long declared = request.getLength();
        if (declared > maxBytes) {
            throw Problem.tooLarge(maxBytes).exception();
        }
        byte[] bytes = new byte[declared >= 0 ? (int) declared : FIRST_BUFFER_BYTES];
        int length = 0;
        long deadline = NanoTime.now() + patience.toNanos();
        Content.Chunk chunk;
        while ((chunk = nextBy(deadline)) != null) {
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

    /** The next piece, to be released by the caller; nothing at the end. Waits the whole {@code patience} for it. */
    Content.@Nullable Chunk next() throws BrokenException {
        return nextBy(NanoTime.now() + patience.toNanos());
    }

    private Content.@Nullable Chunk nextBy(long deadline) throws BrokenException {
        while (!ended) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                awaitMore(deadline);
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
     * @return whether the end was reached in time and with no more than {@code maxBytes} received altogether
     */
    boolean drain(long maxBytes, Duration atMost) throws BrokenException {
        if (!ended && request.getLength() > maxBytes) {
            return false;
        }
        long deadline = NanoTime.now() + atMost.toNanos();
        try {
            Content.Chunk chunk;
            while (received <= maxBytes && (chunk = nextBy(deadline)) != null) {
                chunk.release();
            }
        } catch (BrokenException e) {
            if (!stalled) {
                throw e;
            }
        }
        return ended;
    }

    private void awaitMore(long deadline) throws BrokenException {
        if (!stalled) {
            CountDownLatch more = new CountDownLatch(1);
            request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, more::countDown));
            // Where it does not come in time the demand stays pending, and Jetty forbids a second one.
            stalled = !await(more, NanoTime.until(deadline));
        }
        if (stalled) {
            throw new BrokenException(new TimeoutException("the body did not arrive in time"));
        }
    }

    private static boolean await(CountDownLatch more, long nanos) {
        try {
            return more.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The client went away, fell silent, or framed the body wrongly. */
    static final class BrokenException extends IOException {
        BrokenException(Throwable cause) {
            super("the body could not be read", cause);
        }
    }
}
