package io.sekisho.server.telephone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tick by tick, without a clock. */
class MediaStreamTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.9");

    private final List<Character> keyed = new ArrayList<>();
    private DatagramChannel ours;
    private DatagramChannel theirs;
    private MediaStream stream;
    private int spoken;

    @BeforeEach
    void open() throws IOException {
        ours = channel(HERE);
        theirs = channel(HERE);
        stream = new MediaStream(ours, host -> false, keyed::add, new Random(3));
        stream.agree(peer(theirs, Codec.PCMU, true));
    }

    @AfterEach
    void close() throws IOException {
        stream.close();
        theirs.close();
    }

    @Test
    void speechGoesOutSampleBySampleAndThenSilence() throws IOException {
        byte[] speech = noise(400);
        stream.say(speech, () -> spoken++);

        List<RtpPacket> sent = ticks(5);

        byte[] sound = sound(sent);
        assertThat(Arrays.copyOf(sound, 400)).isEqualTo(speech);
        assertThat(Arrays.copyOfRange(sound, 400, 800)).containsOnly(0xff);
        assertThat(spoken).isEqualTo(1);
    }

    @Test
    void packetsCountOnByOneAndByTheirSamplesFromASingleMarker() throws IOException {
        List<RtpPacket> sent = ticks(50);

        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).sequence()).isEqualTo((sent.getFirst().sequence() + i) & 0xffff);
            assertThat(sent.get(i).timestamp()).isEqualTo(sent.getFirst().timestamp() + 160 * i);
            assertThat(sent.get(i).ssrc()).isEqualTo(sent.getFirst().ssrc());
        }
        assertThat(sent.stream().map(RtpPacket::marker)).startsWith(true).containsOnlyOnce(true);
    }

    @Test
    void aSpeechThatIsHushedStopsAtOnceAndNeverEnds() throws IOException {
        stream.say(noise(1600), () -> spoken++);
        ticks(3);
        stream.hush();

        assertThat(sound(ticks(20))).containsOnly(0xff);
        assertThat(spoken).isZero();
    }

    @Test
    void whoWantsALawHearsALaw() throws IOException {
        stream.agree(peer(theirs, Codec.PCMA, true));
        byte[] speech = noise(160);
        stream.say(speech, () -> spoken++);

        List<RtpPacket> sent = ticks(2);

        assertThat(sent.getFirst().payloadType()).isEqualTo(8);
        for (int i = 0; i < speech.length; i++) {
            assertThat(sent.getFirst().payload()[i]).isEqualTo(G711.aLawOf(speech[i]));
        }
        assertThat(sent.getLast().payload()).containsOnly(0xd5);
    }

    @Test
    void whileHeldWeAreSilentAndThenGoOnWhereWeWere() throws IOException {
        byte[] speech = noise(480);
        stream.say(speech, () -> spoken++);
        byte[] before = sound(ticks(1));
        stream.agree(peer(theirs, Codec.PCMU, false));
        assertThat(ticks(10)).isEmpty();
        stream.agree(peer(theirs, Codec.PCMU, true));

        byte[] after = sound(ticks(2));

        assertThat(before).isEqualTo(Arrays.copyOf(speech, 160));
        assertThat(after).isEqualTo(Arrays.copyOfRange(speech, 160, 480));
    }

    @Test
    void digitsAreHeardAlsoWhileWeSpeak() throws IOException {
        stream.say(noise(1600), () -> spoken++);
        key(theirs, 4, 8000);
        key(theirs, 7, 9600);
        ticks(1);

        assertThat(keyed).containsExactly('4', '7');
    }

    @Test
    void soundFollowsThePortThatItComesFrom() throws IOException {
        try (DatagramChannel translated = channel(HERE)) {
            key(translated, 1, 8000);
            ticks(1);
            stream.tick();

            assertThat(received(translated)).isNotEmpty();
            assertThat(received(theirs)).isEmpty();
        }
    }

    @Test
    void onceSomebodyIsHeardNobodyElseIs() throws IOException {
        try (DatagramChannel intruder = channel(HERE)) {
            key(theirs, 1, 8000);
            ticks(1);
            key(intruder, 2, 9600);
            ticks(1);

            assertThat(keyed).containsExactly('1');
        }
    }

    @Test
    void anotherHostIsNotHeard() throws IOException {
        try (DatagramChannel stranger = channel(ELSEWHERE)) {
            key(stranger, 2, 8000);
            ticks(1);

            assertThat(keyed).isEmpty();
        }
    }

    @Test
    void anotherHostOfTheTrunkIsHeard() throws IOException {
        try (DatagramChannel open = channel(HERE);
                DatagramChannel gateway = channel(ELSEWHERE)) {
            MediaStream open2 = new MediaStream(open, ELSEWHERE::equals, keyed::add, new Random(4));
            open2.agree(peer(theirs, Codec.PCMU, true));
            send(gateway, open, 2, 8000);
            open2.tick();

            assertThat(keyed).containsExactly('2');
        }
    }

    private static DatagramChannel channel(InetAddress host) throws IOException {
        DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(host, 0));
        channel.configureBlocking(false);
        return channel;
    }

    private static MediaPeer peer(DatagramChannel channel, Codec codec, boolean listening) throws IOException {
        return new MediaPeer((InetSocketAddress) channel.getLocalAddress(), codec, 101, listening);
    }

    private List<RtpPacket> ticks(int count) throws IOException {
        List<RtpPacket> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stream.tick();
            sent.addAll(received(theirs));
        }
        return sent;
    }

    private static List<RtpPacket> received(DatagramChannel channel) throws IOException {
        List<RtpPacket> packets = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(1500);
        for (SocketAddress from = channel.receive(buffer); from != null; from = next(channel, buffer)) {
            packets.add(RtpPacket.parse(buffer.flip()).orElseThrow());
        }
        return packets;
    }

    private static @Nullable SocketAddress next(DatagramChannel channel, ByteBuffer buffer) throws IOException {
        return channel.receive(buffer.clear());
    }

    private void key(DatagramChannel from, int code, int timestamp) throws IOException {
        send(from, ours, code, timestamp);
    }

    private static void send(DatagramChannel from, DatagramChannel to, int code, int timestamp) throws IOException {
        byte[] event = {(byte) code, (byte) 0x8a, 3, 0x20};
        from.send(new RtpPacket(101, true, 1, timestamp, 5, event).bytes(), to.getLocalAddress());
    }

    private static byte[] noise(int samples) {
        byte[] noise = new byte[samples];
        new Random(samples).nextBytes(noise);
        return noise;
    }

    private static byte[] sound(List<RtpPacket> packets) {
        ByteBuffer all = ByteBuffer.allocate(160 * packets.size());
        packets.forEach(packet -> all.put(packet.payload()));
        return all.array();
    }
}
