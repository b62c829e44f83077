package io.sekisho.server.telephone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpPacketTest {

    @ParameterizedTest
    @CsvSource({
        "plain,                80 65 1fb9 00009100 0e052c8e 040a0000, 040a0000",
        "with a marker,        80 e5 1fb9 00009100 0e052c8e 040a0000, 040a0000",
        "with padding,         a0 65 1fb9 00009100 0e052c8e 040a0000 00000004, 040a0000",
        "with sources,         82 65 1fb9 00009100 0e052c8e 00000001 00000002 040a0000, 040a0000",
        "with an extension,    90 65 1fb9 00009100 0e052c8e bede0001 11223344 040a0000, 040a0000",
        "without payload,      80 65 1fb9 00009100 0e052c8e, ''"
    })
    void aPacketIsRead(String what, String hex, String payload) {
        RtpPacket packet = RtpPacket.parse(bytes(hex)).orElseThrow();

        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(packet.marker()).isEqualTo(what.contains("marker"));
        assertThat(packet.sequence()).isEqualTo(0x1fb9);
        assertThat(packet.timestamp()).isEqualTo(0x9100);
        assertThat(packet.ssrc()).isEqualTo(0x0e052c8e);
        assertThat(HexFormat.of().formatHex(packet.payload())).isEqualTo(payload);
    }

    @ParameterizedTest
    @CsvSource({
        "80 65 1fb9 00009100 0e052c",
        "40 65 1fb9 00009100 0e052c8e 040a0000",
        "8f 65 1fb9 00009100 0e052c8e 040a0000",
        "90 65 1fb9 00009100 0e052c8e be",
        "90 65 1fb9 00009100 0e052c8e bedeffff",
        "a0 65 1fb9 00009100 0e052c8e 000000ff"
    })
    void whatIsNoPacketIsNone(String hex) {
        assertThat(RtpPacket.parse(bytes(hex))).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            RtpPacket packet = new RtpPacket(
                    random.nextInt(128),
                    random.nextBoolean(),
                    random.nextInt(1 << 16),
                    random.nextInt(),
                    random.nextInt(),
                    payload);

            assertThat(RtpPacket.parse(packet.bytes()).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(packet);
        }
    }

    @Test
    void noiseIsNeverMoreThanNothing() {
        Random random = new Random(12);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            RtpPacket.parse(ByteBuffer.wrap(noise))
                    .ifPresent(packet -> assertThat(packet.payload().length).isLessThan(noise.length));
        }
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
