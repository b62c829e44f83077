package io.sekisho.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilePhonesTest {

    private static final String HOME = "+81312345678";
    private static final String MOBILE = "+819012345678";
    private static final String STRANGE = "+818087654321";
    private static final Duration QUARANTINE = Duration.ofDays(3);
    private static final Instant T0 = Instant.parse("2026-04-01T00:00:00Z");

    private static Instant day(int days) {
        return T0.plus(Duration.ofDays(days));
    }

    private static Profile of(String... numbers) {
        return Profile.NONE.withPhones(List.of(numbers), T0, QUARANTINE);
    }

    private static Profile put(Profile profile, int day, String... numbers) {
        return profile.withPhones(List.of(numbers), day(day), QUARANTINE);
    }

    private static List<String> usable(Profile profile, int day) {
        return profile.phonesForStepUp(day(day), QUARANTINE);
    }

    @Test
    void theFirstNumbersAreGoodAtOnce() {
        assertThat(usable(of(HOME, MOBILE), 0)).containsExactly(HOME, MOBILE);
    }

    @Test
    void aChangedNumberIsNotUsedForDaysAndTheEarlierOneIs() {
        Profile changed = put(of(MOBILE), 10, STRANGE);

        assertThat(usable(changed, 10)).containsExactly(MOBILE);
        assertThat(usable(changed, 12)).containsExactly(MOBILE);
        assertThat(usable(changed, 13)).containsExactly(STRANGE);
    }

    @Test
    void aNumberAddedWaitsBesideTheOthers() {
        Profile added = put(of(HOME), 10, HOME, STRANGE);

        assertThat(usable(added, 11)).containsExactly(HOME);
        assertThat(usable(added, 13)).containsExactly(HOME, STRANGE);
    }

    @Test
    void aNumberTakenOutOpensNothingAnyMore() {
        assertThat(usable(put(of(HOME, MOBILE), 10, HOME), 10)).containsExactly(HOME);
    }

    @Test
    void takingAllOutAndPuttingAStrangersInIsAChangeToo() {
        Profile changed = put(put(of(MOBILE), 10), 11, STRANGE);

        assertThat(usable(changed, 11)).containsExactly(MOBILE);
        assertThat(usable(changed, 13)).isEmpty();
        assertThat(usable(changed, 14)).containsExactly(STRANGE);
    }

    @Test
    void anOwnerWhoTakesHisNumberBackNeverLetsTheStrangersIn() {
        Profile back = put(put(of(MOBILE), 10, STRANGE), 11, MOBILE);

        for (int day = 11; day < 20; day++) {
            assertThat(usable(back, day)).containsExactly(MOBILE);
        }
    }

    @Test
    void aNumberChangedTwiceQuicklyLeavesTheFirstOneGood() {
        Profile twice = put(put(of(MOBILE), 10, STRANGE), 11, HOME);

        assertThat(usable(twice, 12)).containsExactly(MOBILE);
        assertThat(usable(twice, 14)).containsExactly(HOME);
    }

    @Test
    void aNumberLongGoneMayBeSomebodyElsesByNow() {
        Profile back = put(put(of(MOBILE), 10, HOME), 100, MOBILE);

        assertThat(usable(back, 100)).containsExactly(HOME);
        assertThat(usable(back, 103)).containsExactly(MOBILE);
    }

    @Test
    void profilesWrittenBeforeAreRead() {
        String before = "{\"language\":\"ja\",\"phrase\":null,\"emails\":[],\"phones\":[{\"value\":\"" + MOBILE
                + "\",\"since\":\"2026-04-01T00:00:00Z\",\"first\":true}]}";

        assertThat(usable(Json.MAPPER.readValue(before, Profile.class), 0)).containsExactly(MOBILE);
    }
}
