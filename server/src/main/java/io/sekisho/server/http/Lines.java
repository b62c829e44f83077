package io.sekisho.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** The lines of a streamed body, one at a time, while it arrives. Empty lines are counted and skipped. */
public final class Lines {

    /**
     * One line without its line break.
     *
     * @param number   from 1
     * @param tooLong  whether it was longer than {@link Intake#MAX_LINE_BYTES}; its content is then dropped
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the parser, never compared
    public record Line(int number, byte[] content, boolean tooLong) {}

    private static final byte[] NOTHING = new byte[0];

    private final Body body;
    private final long maxBytes;
    private long received;
    private Content.@Nullable Chunk chunk;
    private byte[] buffer = new byte[1024];
    private int length;
    private boolean tooLong;
    private int number;

    Lines(Body body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    /**
     * Waits for the next line.
     *
     * @return nothing at the end of the body
     * @throws IOException      where the client went away or fell silent
     * @throws ProblemException 413 where the body as a whole is too long
     */
    public @Nullable Line next() throws IOException {
        while (true) {
            boolean complete = fillLine();
            if (!complete && length == 0 && !tooLong) {
                return null;
            }
            number++;
            Line line = new Line(number, tooLong ? NOTHING : content(), tooLong);
            length = 0;
            tooLong = false;
            if (line.tooLong() || line.content().length > 0) {
                return line;
            }
        }
    }

    /** @return false where the body ended before a line feed */
    private boolean fillLine() throws IOException {
        while (ensureChunk()) {
            ByteBuffer bytes = current().getByteBuffer();
            while (bytes.hasRemaining()) {
                byte b = bytes.get();
                if (b == '\n') {
                    return true;
                }
                append(b);
            }
        }
        return false;
    }

    private boolean ensureChunk() throws IOException {
        if (chunk != null && chunk.hasRemaining()) {
            return true;
        }
        release();
        chunk = body.next();
        if (chunk == null) {
            return false;
        }
        received += chunk.remaining();
        if (received > maxBytes) {
            throw Problem.tooLarge(maxBytes).exception();
        }
        return true;
    }

    private Content.Chunk current() {
        if (chunk == null) {
            throw new IllegalStateException("no chunk");
        }
        return chunk;
    }

    private void append(byte b) {
        if (length == Intake.MAX_LINE_BYTES) {
            tooLong = true;
            return;
        }
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, Intake.MAX_LINE_BYTES));
        }
        buffer[length++] = b;
    }

    private byte[] content() {
        int end = length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
        return Arrays.copyOf(buffer, end);
    }

    void release() {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }
}
