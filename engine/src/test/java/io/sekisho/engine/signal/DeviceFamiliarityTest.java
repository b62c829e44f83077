package io.sekisho.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Asked;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceFamiliarityTest {

    private static final Asked USUAL = Asked.login("now");
    private static final AccountState SETTLED = USUAL.history(20);
    private static final Browser TOOL = new Browser("curl/8", "curl 8", "curl", "Other", "Other", "bot", "test", false);

    private static Reason seen(AccountState state, Asked asked) {
        return new DeviceFamiliarity().observe(asked.scene(state)).getFirst();
    }

    private static void says(AccountState state, Asked asked, String code, double bits) {
        assertThat(seen(state, asked).code()).isEqualTo(code);
        assertThat(seen(state, asked).bits()).isEqualTo(bits);
    }

    /** The account with a token from an allowed login a day ago. */
    private static AccountState holding() {
        return Asked.login("a")
                .at(Asked.NOON.minus(Duration.ofDays(1)))
                .allowed(SETTLED)
                .next();
    }

    @Test
    void aProvenTokenVouches() {
        says(holding(), USUAL.showing("token of a"), "DEVICE_KNOWN", Calibration.DEVICE_KNOWN);
    }

    @Test
    void browserAndTokenTogetherWeighTheSameForEveryUnfamiliarClient() {
        for (Browser browser : List.of(Asked.SAFARI, TOOL)) {
            Asked asked = USUAL.with(browser);
            Reason device = seen(SETTLED, asked);
            Reason client =
                    new BrowserFamiliarity().observe(asked.scene(SETTLED)).getFirst();
            assertThat(device.code()).isEqualTo("DEVICE_NEW");
            assertThat(device.bits() + client.bits()).isEqualTo(Calibration.UNFAMILIAR_CLIENT);
        }
    }

    @Test
    void aTokenOfAnotherKindOfMachineHasMoved() {
        says(
                holding(),
                USUAL.with(Asked.SAFARI).showing("token of a"),
                "DEVICE_MOVED",
                Calibration.TOKEN_ON_OTHER_MACHINE);
    }

    @Test
    void withoutATokenYetTheNeighbourhoodVouchesForAUsualBrowser() {
        says(SETTLED, USUAL.from("126.1.2.99"), "DEVICE_USUAL", 0);
        assertThat(USUAL.from("126.1.2.99").scene(SETTLED).deviceUsual()).isTrue();
        assertThat(seen(SETTLED, USUAL.from("126.1.3.1")).code()).isEqualTo("DEVICE_NEW");
        assertThat(USUAL.from("126.1.3.1").scene(SETTLED).deviceUsual()).isFalse();
    }

    @Test
    void onceItsBrowserHoldsATokenOnlyAnAddressSeenBeforeVouchesWithoutIt() {
        says(holding(), USUAL, "DEVICE_USUAL", 0);
        assertThat(seen(holding(), USUAL.from("126.1.2.99")).code()).isEqualTo("DEVICE_NEW");
    }

    @Test
    void addressesRotatePerNetwork() {
        AccountState state = SETTLED;
        for (int i = 0; i < 12; i++) {
            state = USUAL.from(Asked.network("49." + i + ".1.1", 9605, "JP", Network.Kind.UNLISTED))
                    .imported(state);
        }
        Asked mobile = USUAL.from(Asked.network("49.200.1.1", 9605, "JP", Network.Kind.UNLISTED));
        says(state, mobile, "ADDRESS_ROTATES", Calibration.ROTATED_ADDRESS);
        assertThat(seen(state, USUAL.from("126.200.1.1")).code()).isEqualTo("DEVICE_NEW");
    }

    @Test
    void anUnprovenTokenWeighsNoMoreThanNone() {
        AccountState asked = Asked.login("b")
                .at(Asked.NOON.minusSeconds(600))
                .judged(
                        SETTLED.with()
                                .factors(SETTLED.factors().withEnrolled(Set.of(Method.EMAIL_CODE)))
                                .build(),
                        Asked.policy("- {name: ask, decide: CHALLENGE, require: [[emailCode]]}"))
                .next();
        for (Asked client : List.of(USUAL, USUAL.from("126.9.9.9"), USUAL.with(TOOL))) {
            assertThat(seen(asked, client.showing("token of b")).bits())
                    .isEqualTo(seen(asked, client).bits());
        }
        assertThat(seen(asked, USUAL.with(TOOL).showing("token of b")).code()).isEqualTo("DEVICE_UNPROVEN");
    }
}
