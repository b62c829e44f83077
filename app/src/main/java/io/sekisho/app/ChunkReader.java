package io.sekisho.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream into chunks of whole lines. Blank lines are left out, lines that no server takes are set aside, memory is bounded. */
final class ChunkReader {

    /** The API's limit of a line, without its end. */
    static final int MAX_LINE_BYTES = 64 * 1024;

    static final int MAX_CHUNK_LINES = 500;
    private static final int MAX_CHUNK_BYTES = 1024 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** What {@link #trim} may take away from a line. */
    private static final int MAX_ADDED_BYTES = BYTE_ORDER_MARK.length + 1;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Long> tooLong = new ArrayList<>();
    private long lineNumber;
    private long bytesRead;
    private boolean ended;

    ChunkReader(InputStream in) {
        this.in = new BufferedInputStream(in, MAX_LINE_BYTES);
    }

    /** The next lines; an empty chunk ends the stream. */
    Chunk next() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        List<Long> numbers = new ArrayList<>();
        while (!ended && numbers.size() < MAX_CHUNK_LINES && body.size() < MAX_CHUNK_BYTES) {
            boolean whole = readLine();
            if (!whole) {
                tooLong.add(lineNumber);
            } else if (!line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                line.writeTo(body);
                body.write('\n');
                numbers.add(lineNumber);
            }
        }
        return new Chunk(body.toByteArray(), numbers);
    }

    /** The lines since the last call that are longer than {@link #MAX_LINE_BYTES}. */
    List<Long> takeTooLong() {
        List<Long> taken = List.copyOf(tooLong);
        tooLong.clear();
        return taken;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** Fills {@link #line}; false where it is too long, of which the rest is skipped. */
    private boolean readLine() throws IOException {
        line.reset();
        lineNumber++;
        boolean whole = true;
        int next = in.read();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            bytesRead++;
            whole = line.size() < MAX_LINE_BYTES + MAX_ADDED_BYTES;
            if (whole) {
                line.write(next);
            }
        }
        ended = next < 0;
        bytesRead += ended ? 0 : 1;
        trim();
        return whole && line.size() <= MAX_LINE_BYTES;
    }

    /** Takes away what Windows adds: a mark before the first line, a carriage return behind each. */
    private void trim() {
        byte[] bytes = line.toByteArray();
        int from = lineNumber == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        line.reset();
        line.write(bytes, from, to - from);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
