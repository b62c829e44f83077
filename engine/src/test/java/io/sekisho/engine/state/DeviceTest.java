package io.sekisho.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Asked;
import io.sekisho.engine.fact.Network;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final Network ELSEWHERE = Asked.network("126.9.9.9", 17676, "JP", Network.Kind.UNLISTED);

    private final Device first = Device.first("dev", "t1", true, Asked.CHROME, Asked.HOME, Asked.NOON);

    private static Device rotated(Device device, String shown, String next, Instant time) {
        return device.rotated(shown, next, Asked.CHROME, Asked.HOME, time);
    }

    private static Instant hour(int hours) {
        return Asked.NOON.plus(Duration.ofHours(hours));
    }

    @Test
    void theTokenShownStaysGoodSinceTheAnswerMayBeLost() {
        Device second = rotated(first, "t1", "t2", hour(1));
        assertThat(second.live()).containsExactly("t2", "t1");
        assertThat(second.retired()).isEmpty();
        assertThat(first.hasReturned()).isFalse();
        assertThat(second.hasReturned()).isTrue();
    }

    @Test
    void showingTheNewestRetiresTheOneBefore() {
        Device third = rotated(rotated(first, "t1", "t2", hour(1)), "t2", "t3", hour(2));
        assertThat(third.live()).containsExactly("t3", "t2");
        assertThat(third.hasRetired("t1")).isTrue();
        assertThat(third.hasRetired("t2")).isFalse();
    }

    /** Two that take turns at one address: the first who comes back is forgiven, the next holds a token presumed lost. */
    @Test
    void aTokenPresumedLostIsRetired() {
        Device retried = rotated(rotated(first, "t1", "t2", hour(1)), "t1", "t3", hour(2));
        assertThat(retried.live()).containsExactly("t3", "t1");
        assertThat(retried.hasRetired("t2")).isTrue();
    }

    @Test
    void loginsSideBySideAreAllGood() {
        Device beside = rotated(rotated(first, "t1", "t2", hour(1)), "t1", "t3", hour(1).plusSeconds(5));
        assertThat(beside.live()).containsExactly("t3", "t2", "t1");
        assertThat(beside.retired()).isEmpty();
    }

    @Test
    void anOldTokenFromAnotherAddressIsBehindElsewhere() {
        Device second = rotated(first, "t1", "t2", hour(1));
        assertThat(second.isBehindElsewhere("t1", ELSEWHERE)).isTrue();
        assertThat(second.isBehindElsewhere("t1", Asked.HOME)).isFalse();
        assertThat(second.isBehindElsewhere("t2", ELSEWHERE)).isFalse();
    }

    @Test
    void theSuccessorKnowsTheTokensOfItsPredecessorAsSuperseded() {
        Device old = rotated(rotated(first, "t1", "t2", hour(1)), "t2", "t3", hour(2));
        Device next = Device.first("next", "u1", false, Asked.SAFARI, ELSEWHERE, hour(3))
                .succeeding(old);
        assertThat(next.live()).containsExactly("u1");
        assertThat(next.hasRetired("t1")).isTrue();
        assertThat(next.hasRetired("t3")).isTrue();
    }

    @Test
    void tokensAreBoundedHoweverOftenTheyRotate() {
        Device device = first;
        for (int i = 2; i < 200; i++) {
            device = rotated(
                    device, device.live().getLast(), "t" + i, Asked.NOON.plusSeconds(i * (i % 7 == 0 ? 600L : 1L)));
            assertThat(device.live()).hasSizeBetween(1, Device.MAX_LIVE).contains("t" + i);
            assertThat(device.retired()).hasSizeLessThanOrEqualTo(Device.MAX_RETIRED);
        }
    }

    @Test
    void aLateLoginDoesNotTurnBackWhenItWasSeen() {
        assertThat(rotated(first, "t1", "t2", hour(-5)).lastSeen()).isEqualTo(Asked.NOON);
    }
}
