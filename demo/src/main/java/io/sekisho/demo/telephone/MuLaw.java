package io.sekisho.demo.telephone;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** G.711 µ-law as every browser can play it: 16-bit linear samples, little-endian. */
public final class MuLaw {

    public static final int SAMPLES_PER_SECOND = 8000;

    private static final int BIAS = 0x84;
    private static final int WAV_HEADER_BYTES = 44;
    private static final int SAMPLE_BYTES = 2;

    private MuLaw() {}

    public static byte[] linear(byte[] muLaw) {
        ByteBuffer linear = ByteBuffer.allocate(muLaw.length * SAMPLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (byte sample : muLaw) {
            linear.putShort(linear(sample));
        }
        return linear.array();
    }

    /** ITU-T G.711, table 2, in the form of 16 bits that is usual. */
    private static short linear(byte sample) {
        int bits = ~sample & 0xFF;
        int magnitude = ((((bits & 0x0F) << 3) + BIAS) << ((bits & 0x70) >> 4)) - BIAS;
        return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }

    /** A whole file. */
    public static byte[] wav(byte[] muLaw) {
        byte[] linear = linear(muLaw);
        return ByteBuffer.allocate(WAV_HEADER_BYTES + linear.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(WAV_HEADER_BYTES - 8 + linear.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) (8 * SAMPLE_BYTES))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(linear.length)
                .put(linear)
                .array();
    }
}
