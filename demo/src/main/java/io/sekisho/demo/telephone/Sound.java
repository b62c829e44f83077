package io.sekisho.demo.telephone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sound of one call (RFC 3550): silence and keys go out, what comes in is kept. */
final class Sound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sound.class);
    private static final int SAMPLES = 160;
    private static final int PACKET_BYTES_MAX = 1500;
    private static final int HEADER_BYTES = 12;
    private static final int VERSION_2 = 0x80;
    private static final int MARKER = 0x80;

    /** Zero in µ-law (ITU-T G.711, table 2). */
    private static final byte SILENCE = (byte) 0xFF;

    /** Ten minutes; longer than any call here. */
    private static final int HEARD_MAX = 8000 * 600;

    private final DatagramChannel channel;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Keys keys = new Keys();
    private final int source;
    private @Nullable SoundDescription peer;
    private int sequence;
    private int timestamp;

    private Sound(DatagramChannel channel, RandomGenerator random) {
        this.channel = channel;
        this.source = random.nextInt();
        this.sequence = random.nextInt(1 << 16);
        this.timestamp = random.nextInt();
    }

    /** @throws TelephoneFault where no port is free */
    static Sound at(String host, RandomGenerator random) {
        try {
            DatagramChannel channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
            channel.configureBlocking(false);
            return new Sound(channel, random);
        } catch (IOException e) {
            throw new TelephoneFault("there is no port for the sound of a call", e);
        }
    }

    int port() {
        return channel.socket().getLocalPort();
    }

    synchronized void begin(SoundDescription agreed) {
        peer = agreed;
    }

    synchronized void press(char key) {
        keys.press(key);
    }

    /** @return G.711 µ-law from this sample on */
    synchronized byte[] heard(int from) {
        byte[] all = heard.toByteArray();
        return Arrays.copyOfRange(all, Math.clamp(from, 0, all.length), all.length);
    }

    /** Every 20 ms. */
    synchronized void tick() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            receive();
            if (peer != null) {
                send(peer);
            }
        } catch (IOException e) {
            LOG.debug("sound of a call is lost: {}", e.toString());
        }
    }

    private void receive() throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(PACKET_BYTES_MAX);
        while (channel.receive(packet) != null) {
            packet.flip();
            if (packet.remaining() >= HEADER_BYTES
                    && (packet.get(1) & 0x7F) == SoundDescription.PCMU
                    && heard.size() < HEARD_MAX) {
                heard.write(packet.array(), HEADER_BYTES, packet.remaining() - HEADER_BYTES);
            }
            packet.clear();
        }
    }

    private void send(SoundDescription to) throws IOException {
        Optional<Keys.Event> key = to.digits() ? keys.next(timestamp) : Optional.empty();
        byte[] silence = new byte[SAMPLES];
        Arrays.fill(silence, SILENCE);
        ByteBuffer packet = key.map(
                        event -> packet(SoundDescription.EVENTS, event.first(), event.timestamp(), event.payload()))
                .orElseGet(() -> packet(SoundDescription.PCMU, false, timestamp, silence));
        sequence++;
        timestamp += SAMPLES;
        channel.send(packet, to.peer());
    }

    private ByteBuffer packet(int type, boolean marked, int at, byte[] payload) {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) VERSION_2)
                .put((byte) ((marked ? MARKER : 0) | type))
                .putShort((short) sequence)
                .putInt(at)
                .putInt(source)
                .put(payload)
                .flip();
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("the port of a call's sound does not close: {}", e.toString());
        }
    }
}
