package io.sekisho.server.telephone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedDigitsTest {

    private static final int EVENTS = 101;
    private static final int SOURCE = 7;
    private static final int PACKETS_OF_AN_EVENT = 10;

    private final KeyedDigits digits = new KeyedDigits();

    @Test
    void aKeyIsOneDigitHoweverManyPacketsSayIt() {
        assertThat(heard(key(4, 8000))).isEqualTo("4");
    }

    @Test
    void theSameKeyAgainIsAnotherDigit() {
        assertThat(heard(key(5, 8000), key(5, 10_000))).isEqualTo("55");
    }

    @Test
    void allTwelveKeysAreReadAndNothingElse() {
        List<RtpPacket> all = new ArrayList<>();
        for (int code = 0; code <= 16; code++) {
            all.addAll(key(code, 8000 * (code + 1)));
        }

        assertThat(heard(all)).isEqualTo("0123456789*#");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneOfAnEventsPacketsIsEnoughWhicheverArrives(long seed) {
        Random random = new Random(seed);
        List<RtpPacket> arrived = new ArrayList<>();
        for (int code = 0; code < 10; code++) {
            arrived.add(key(code, 2000 * (code + 1)).get(random.nextInt(PACKETS_OF_AN_EVENT)));
        }

        assertThat(heard(arrived)).isEqualTo("0123456789");
    }

    @Test
    void packetsOfAnEventInAnyOrderAreOneDigit() {
        List<RtpPacket> event = new ArrayList<>(key(9, 8000));
        Collections.reverse(event);

        assertThat(heard(event)).isEqualTo("9");
    }

    @Test
    void aPacketOvertakenByTheNextEventSaysNothingNew() {
        List<RtpPacket> late = key(4, 8000).subList(9, 10);

        assertThat(heard(key(4, 8000).subList(0, 9), key(7, 10_000), late)).isEqualTo("47");
    }

    @Test
    void timestampsThatWrapAroundGoOn() {
        assertThat(heard(key(1, -800), key(2, 1600))).isEqualTo("12");
    }

    @Test
    void aKeyHeldLongerThanADurationCanSayIsStillOneDigit() {
        RtpPacket begun = event(4, 8000, 0xffff, false);
        RtpPacket goesOn = event(4, 8000 + 0xffff, 4000, true);

        assertThat(heard(List.of(begun, goesOn))).isEqualTo("4");
    }

    @Test
    void equipmentThatCountsAnewIsHeard() {
        assertThat(heard(key(7, 54_720), key(4, 37_120))).isEqualTo("74");
    }

    @Test
    void anotherSourceMayUseTheSameTimestamps() {
        RtpPacket other = new RtpPacket(EVENTS, true, 1, 8000, SOURCE + 1, new byte[] {4, 10, 0, 0});

        assertThat(heard(key(4, 8000), List.of(other))).isEqualTo("44");
    }

    @Test
    void whatIsTooShortForAnEventIsNone() {
        assertThat(digits.heard(new RtpPacket(EVENTS, true, 1, 8000, SOURCE, new byte[] {4, 10, 0})))
                .isEmpty();
    }

    @SafeVarargs
    private String heard(List<RtpPacket>... events) {
        return List.of(events).stream()
                .flatMap(List::stream)
                .flatMap(packet -> digits.heard(packet).stream())
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** As RFC 4733, section 2.5 has it: updates each 20 ms, the end three times. */
    private static List<RtpPacket> key(int code, int timestamp) {
        List<RtpPacket> packets = new ArrayList<>();
        for (int update = 0; update < PACKETS_OF_AN_EVENT; update++) {
            packets.add(event(code, timestamp, 160 * Math.min(update, 7), update >= 7));
        }
        return packets;
    }

    private static RtpPacket event(int code, int timestamp, int duration, boolean end) {
        byte[] payload = {(byte) code, (byte) (end ? 0x8a : 0x0a), (byte) (duration >> 8), (byte) duration};
        return new RtpPacket(EVENTS, false, 1, timestamp, SOURCE, payload);
    }
}
