package io.sekisho.server.telephone.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * One packet (RFC 3550, section 5.1). What is sent has neither padding, extension nor contributing sources; what is received may.
 *
 * @param sequence  16 bits
 * @param timestamp 32 bits, of a clock of 8000 Hz
 * @param ssrc      32 bits
 */
public record RtpPacket(int payloadType, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload) {

    private static final int VERSION = 2;
    private static final int HEADER_BYTES = 12;
    private static final int WORD_BYTES = 4;

    /** Empty where the bytes are no RTP. */
    public static Optional<RtpPacket> parse(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        ByteBuffer header = ByteBuffer.wrap(all);
        int first = header.get() & 0xff;
        int second = header.get() & 0xff;
        int sequence = header.getShort() & 0xffff;
        int timestamp = header.getInt();
        int ssrc = header.getInt();
        int from = payloadStart(all, first);
        int to = all.length - ((first & 0x20) == 0 ? 0 : all[all.length - 1] & 0xff);
        if (first >> 6 != VERSION || from > to) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOfRange(all, from, to);
        return Optional.of(new RtpPacket(second & 0x7f, (second & 0x80) != 0, sequence, timestamp, ssrc, payload));
    }

    private static int payloadStart(byte[] all, int first) {
        int start = HEADER_BYTES + (first & 0xf) * WORD_BYTES;
        if ((first & 0x10) == 0) {
            return start;
        }
        if (start + WORD_BYTES > all.length) {
            return Integer.MAX_VALUE;
        }
        int words = ((all[start + 2] & 0xff) << 8) | (all[start + 3] & 0xff);
        return start + WORD_BYTES + words * WORD_BYTES;
    }

    public ByteBuffer bytes() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) (VERSION << 6))
                .put((byte) ((marker ? 0x80 : 0) | payloadType))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .put(payload)
                .flip();
    }
}
