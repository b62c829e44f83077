package io.sekisho.demo.telephone;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys pressed, as telephone-events (RFC 4733, section 2.5): each is held for 100 ms in packets of 20 ms, its end is said three times,
 * and a pause follows. Not safe for several threads.
 */
final class Keys {

    static final String ALL = "0123456789*#";

    private static final int SAMPLES = 160;
    private static final int HELD_PACKETS = 5;
    private static final int END_PACKETS = 3;
    private static final int PAUSE_PACKETS = 5;
    private static final int END_BIT = 0x80;

    /** -10 dBm0; what a telephone sends. */
    private static final int VOLUME = 10;

    private final Deque<Character> pressed = new ArrayDeque<>();
    private @Nullable Character current;
    private int packets;
    private int begunAt;

    /**
     * One packet's worth of a key.
     *
     * @param timestamp of the moment the key went down, in all its packets
     */
    record Event(boolean first, int timestamp, byte[] payload) {}

    void press(char key) {
        pressed.add(key);
    }

    /** @return what this packet has to say instead of sound, if anything */
    Optional<Event> next(int timestamp) {
        if (current == null) {
            current = pressed.poll();
            packets = 0;
            begunAt = timestamp;
        }
        Character key = current;
        if (key == null) {
            return Optional.empty();
        }
        packets++;
        if (packets > HELD_PACKETS + END_PACKETS) {
            current = packets < HELD_PACKETS + END_PACKETS + PAUSE_PACKETS ? key : null;
            return Optional.empty();
        }
        return Optional.of(new Event(packets == 1, begunAt, payload(key)));
    }

    private byte[] payload(char key) {
        int end = packets > HELD_PACKETS ? END_BIT : 0;
        return ByteBuffer.allocate(4)
                .put((byte) ALL.indexOf(key))
                .put((byte) (end | VOLUME))
                .putShort((short) (Math.min(packets, HELD_PACKETS) * SAMPLES))
                .array();
    }
}
