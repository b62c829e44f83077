package io.sekisho.server.telephone.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one call, both ways. Every 20 ms it takes in what has come and sends one packet: of what is to be said, else of silence,
 * which keeps the way open through address translation.
 *
 * <p>Sound is taken only from the host that the other side named, or from one of the trunk's networks; from the first packet on only from
 * its source, to which ours then goes (symmetric RTP, RFC 4961).
 */
public final class MediaStream {

    /** What one packet holds: 20 ms (RFC 3551, section 4.2). */
    public static final int SAMPLES = 160;

    /** A sender in good faith has one packet for each of our ticks; whoever sends more is heard later, or never. */
    private static final int PACKETS_PER_TICK_MAX = 16;

    private static final int PACKET_BYTES_MAX = 1500;

    private final DatagramChannel channel;
    private final Predicate<InetAddress> trunk;
    private final Consumer<Character> keyed;
    private final KeyedDigits digits = new KeyedDigits();
    private final ByteBuffer received = ByteBuffer.allocate(PACKET_BYTES_MAX);
    private final int ssrc;

    private int sequence;
    private int timestamp;
    private boolean begun;
    private @Nullable MediaPeer peer;
    private @Nullable InetSocketAddress source;
    private @Nullable Speaking speaking;

    /**
     * @param trunk whose hosts may send sound though the other side named another one
     * @param keyed is told of each digit on the pacer's thread, so it hands on and returns
     */
    public MediaStream(
            DatagramChannel channel, Predicate<InetAddress> trunk, Consumer<Character> keyed, RandomGenerator random) {
        this.channel = channel;
        this.trunk = trunk;
        this.keyed = keyed;
        // RFC 3550, section 5.1: both begin at random.
        this.sequence = random.nextInt(1 << 16);
        this.timestamp = random.nextInt();
        this.ssrc = random.nextInt();
    }

    public int port() {
        return channel.socket().getLocalPort();
    }

    /** Both sides agreed, or agreed anew. */
    public synchronized void agree(MediaPeer agreed) {
        if (peer == null || !peer.address().equals(agreed.address())) {
            source = null;
        }
        peer = agreed;
    }

    /**
     * Says this next, in place of what is being said.
     *
     * @param muLaw G.711 µ-law
     * @param spoken is told on the pacer's thread once all of it has been sent, so it hands on and returns
     */
    public synchronized void say(byte[] muLaw, Runnable spoken) {
        speaking = new Speaking(muLaw, spoken);
    }

    /** Says nothing any more. */
    public synchronized void hush() {
        speaking = null;
    }

    /** Once every 20 ms. */
    void tick() throws IOException {
        receive();
        Speaking done = send();
        if (done != null) {
            done.spoken.run();
        }
    }

    private void receive() throws IOException {
        for (int packets = 0; packets < PACKETS_PER_TICK_MAX; packets++) {
            received.clear();
            if (!(channel.receive(received) instanceof InetSocketAddress from)) {
                return;
            }
            received.flip();
            if (accepts(from)) {
                RtpPacket.parse(received).ifPresent(packet -> take(packet, from));
            }
        }
    }

    private synchronized boolean accepts(InetSocketAddress from) {
        if (source != null) {
            return from.equals(source);
        }
        InetAddress host = from.getAddress();
        return peer != null && (host.equals(peer.address().getAddress()) || trunk.test(host));
    }

    private void take(RtpPacket packet, InetSocketAddress from) {
        synchronized (this) {
            source = from;
            if (peer == null || packet.payloadType() != peer.eventPayloadType()) {
                return;
            }
        }
        digits.heard(packet).ifPresent(keyed);
    }

    /** @return what has now been said to its end */
    private synchronized @Nullable Speaking send() throws IOException {
        MediaPeer to = peer;
        if (to == null || !to.listening()) {
            return null;
        }
        Speaking current = speaking;
        byte[] frame = new byte[SAMPLES];
        Arrays.fill(frame, to.codec().silence());
        if (current != null) {
            current.fill(frame, to.codec());
        }
        RtpPacket packet = new RtpPacket(to.codec().payloadType(), !begun, sequence, timestamp, ssrc, frame);
        begun = true;
        sequence = (sequence + 1) & 0xffff;
        timestamp += SAMPLES;
        channel.send(packet.bytes(), source == null ? to.address() : source);
        if (current == null || !current.isOver()) {
            return null;
        }
        speaking = null;
        return current;
    }

    void close() throws IOException {
        channel.close();
    }

    /** A speech, as far as it has come. */
    private static final class Speaking {
        private final byte[] muLaw;
        private final Runnable spoken;
        private int said;

        Speaking(byte[] muLaw, Runnable spoken) {
            this.muLaw = muLaw;
            this.spoken = spoken;
        }

        void fill(byte[] frame, Codec codec) {
            int samples = Math.min(frame.length, muLaw.length - said);
            for (int i = 0; i < samples; i++) {
                frame[i] = codec.fromMuLaw(muLaw[said + i]);
            }
            said += samples;
        }

        boolean isOver() {
            return said >= muLaw.length;
        }
    }
}
