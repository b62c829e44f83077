package io.sekisho.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection with at most one request under way: as little work as a client can do. */
final class Connection implements AutoCloseable {

    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Where the three digits stand in {@code HTTP/1.1 200}. */
    private static final int STATUS_AT = 9;

    private final SocketChannel channel;
    private final byte[] answer = new byte[ANSWER_BYTES_MAX];
    private final ByteBuffer in = ByteBuffer.wrap(answer);
    private Traffic.@Nullable Asked asked;
    private long sinceNanos;

    Connection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param sinceNanos when the request was due, from which its latency counts */
    void ask(Traffic.Asked request, long sinceNanos) throws IOException {
        asked = request;
        this.sinceNanos = sinceNanos;
        in.clear();
        ByteBuffer out = ByteBuffer.wrap(request.request());
        while (out.hasRemaining()) {
            channel.write(out); // a kilobyte always fits the empty socket's buffer
        }
    }

    long sinceNanos() {
        return sinceNanos;
    }

    /** Reads what is there; true once the answer is whole, which {@code traffic} is then told. */
    boolean read(Traffic traffic) throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the server closed a connection");
        }
        int head = indexOf(END, 0, in.position());
        if (head < 0 || in.position() < head + END.length + contentLength(head)) {
            return false;
        }
        Traffic.Asked done = asked;
        if (done == null) {
            throw new IOException("an answer that nobody asked for");
        }
        asked = null;
        traffic.answered(done, number(STATUS_AT), answer, in.position());
        return true;
    }

    private int contentLength(int head) throws IOException {
        int at = indexOf(LENGTH, 0, head);
        if (at < 0) {
            throw new IOException("the server's answer names no length");
        }
        int digits = at + LENGTH.length;
        while (answer[digits] == ' ') {
            digits++;
        }
        return number(digits);
    }

    private int number(int at) {
        int number = 0;
        for (int i = at; answer[i] >= '0' && answer[i] <= '9'; i++) {
            number = number * 10 + answer[i] - '0';
        }
        return number;
    }

    /** Upper and lower case letters count as the same. */
    private int indexOf(byte[] lower, int from, int to) {
        for (int i = from; i <= to - lower.length; i++) {
            int j = 0;
            while (j < lower.length && (answer[i + j] | (lower[j] & 0x20)) == lower[j]) {
                j++;
            }
            if (j == lower.length) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
