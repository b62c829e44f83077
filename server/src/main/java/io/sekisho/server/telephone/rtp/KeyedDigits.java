package io.sekisho.server.telephone.rtp;

import java.util.Optional;

/**
 * Digits out of telephone-events (RFC 4733). An event comes in many packets with one timestamp, of which any may be lost: the first to
 * arrive tells the digit, the others nothing new. Not safe for several threads.
 */
public final class KeyedDigits {

    private static final String DIGITS = "0123456789*#";
    private static final int EVENT_BYTES = 4;
    private static final int END_BIT = 0x80;

    /** A key held longer than 16 bits can say goes on as a new event (RFC 4733, section 2.5.1.3). */
    private static final int LONGEST_DURATION = 0xffff;

    /** One second: a packet overtaken by later ones is not older than this. What is, comes of equipment that began to count anew. */
    private static final int OVERTAKEN_TICKS = Codec.RATE_HZ;

    private boolean any;
    private int ssrc;
    private int timestamp;
    private int event;
    private boolean ended;

    /** @return the digit, once for each time that a key is pressed; A to D and signals that are no keys are left out */
    public Optional<Character> heard(RtpPacket packet) {
        byte[] payload = packet.payload();
        if (payload.length < EVENT_BYTES) {
            return Optional.empty();
        }
        int code = payload[0] & 0xff;
        boolean end = (payload[1] & END_BIT) != 0;
        boolean sameSource = any && packet.ssrc() == ssrc;
        int later = packet.timestamp() - timestamp;
        if (sameSource && later <= 0 && later > -OVERTAKEN_TICKS) {
            ended |= later == 0 && end;
            return Optional.empty();
        }
        boolean heldOn = sameSource && code == event && !ended && later == LONGEST_DURATION;
        any = true;
        ssrc = packet.ssrc();
        timestamp = packet.timestamp();
        event = code;
        ended = end;
        return heldOn || code >= DIGITS.length() ? Optional.empty() : Optional.of(DIGITS.charAt(code));
    }
}
