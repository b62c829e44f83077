package io.sekisho.server.calling;

import io.sekisho.server.telephone.rtp.RtpPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what a call says, packet by packet, and keys digits into it (RFC 4733). SIPp names its port as the call's. */
public final class Handset implements AutoCloseable {

    private static final int EVENTS = 101;
    private static final int SOURCE = 99;

    private final DatagramSocket socket;
    private final List<RtpPacket> heard = new ArrayList<>();
    private final List<Long> heardAtNanos = new ArrayList<>();
    private @Nullable SocketAddress other;
    private int timestamp = 8000;
    private int sequence;

    public Handset() {
        try {
            socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        try {
            while (true) {
                socket.receive(packet);
                ByteBuffer bytes = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                take(RtpPacket.parse(bytes.slice()).orElseThrow(), packet.getSocketAddress());
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private synchronized void take(RtpPacket packet, SocketAddress from) {
        heard.add(packet);
        heardAtNanos.add(System.nanoTime());
        other = from;
    }

    public synchronized List<RtpPacket> heard() {
        return List.copyOf(heard);
    }

    /** When each packet came, by the machine's running clock. */
    public synchronized List<Long> heardAtNanos() {
        return List.copyOf(heardAtNanos);
    }

    /** All payloads one after another. */
    public synchronized byte[] sound() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        heard.forEach(packet -> all.writeBytes(packet.payload()));
        return all.toByteArray();
    }

    /** Each key as the usual packets of an event. */
    public void key(String digits) {
        digits.chars().forEach(digit -> key("0123456789*#".indexOf(digit), 10));
    }

    /** Each key as one packet, as if the others were lost. */
    public void keyWithLoss(String digits) {
        digits.chars().forEach(digit -> key("0123456789*#".indexOf(digit), 1));
    }

    private synchronized void key(int code, int packets) {
        timestamp += 4000;
        for (int update = 0; update < packets; update++) {
            boolean end = update >= packets - 3;
            byte[] event = {(byte) code, (byte) (end ? 0x8a : 0x0a), (byte) (update >> 1), (byte) 0xa0};
            send(new RtpPacket(EVENTS, update == 0, sequence++ & 0xffff, timestamp, SOURCE, event));
        }
    }

    private void send(RtpPacket packet) {
        ByteBuffer buffer = packet.bytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        try {
            if (other != null) {
                socket.send(new DatagramPacket(bytes, bytes.length, other));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
