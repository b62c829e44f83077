package io.sekisho.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sekisho.engine.Asked;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignalsTest {

    private static final Asked USUAL = Asked.login("now");
    private static final AccountState SETTLED = USUAL.history(20);
    private static final Network SINGAPORE = Asked.network("42.1.2.3", 9506, "SG", Network.Kind.UNLISTED);
    private static final Network UNKNOWN = Asked.network("192.0.2.1", 0, "ZZ", Network.Kind.UNLISTED);
    private static final Browser TOOL = new Browser("curl/8", "curl 8", "curl", "Other", "Other", "bot", "test", false);

    private static List<Reason> seen(Signal signal, AccountState state, Asked asked) {
        return signal.observe(asked.scene(state));
    }

    private static void says(Signal signal, AccountState state, Asked asked, String code, double bits) {
        assertThat(seen(signal, state, asked))
                .extracting(Reason::code, Reason::bits)
                .containsExactly(Tuple.tuple(code, bits));
    }

    private static void isSilent(Signal signal, AccountState state, Asked asked) {
        assertThat(seen(signal, state, asked)).isEmpty();
    }

    /** The account with a token from an allowed login a day ago. */
    private static AccountState holding() {
        return Asked.login("a")
                .at(Asked.NOON.minus(Duration.ofDays(1)))
                .allowed(SETTLED)
                .next();
    }

    private static Asked order() {
        return Asked.of(
                "o",
                new Order(
                        Order.Side.BUY,
                        Order.Instrument.EQUITY,
                        "7203",
                        BigDecimal.TEN,
                        null,
                        "JPY",
                        null,
                        null,
                        null));
    }

    @Test
    void anAccountWithoutHistorySaysSoAndNothingOfItsHabits() {
        says(new NoHistory(), AccountState.NEW, USUAL, "NO_HISTORY", Calibration.NO_HISTORY);
        isSilent(new NoHistory(), SETTLED, USUAL);
        isSilent(new NetworkFamiliarity(), AccountState.NEW, USUAL);
        isSilent(new BrowserFamiliarity(), AccountState.NEW, USUAL);
        isSilent(new DeviceFamiliarity(), AccountState.NEW, USUAL);
        isSilent(new TimeOfDay(), AccountState.NEW, USUAL);
        isSilent(new MachineSetup(), AccountState.NEW, USUAL);
        isSilent(new Travel(), AccountState.NEW, USUAL.from(SINGAPORE));
        isSilent(new Dormancy(), AccountState.NEW, USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "126.1.2.3, 17676, JP, NETWORK_USUAL, -1, -0.4",
        "126.7.7.7, 17676, JP, NETWORK_USUAL, -0.4, 0",
        "60.1.1.1, 2516, JP, NETWORK_NEW, 5, 5.3",
        "42.1.1.1, 9506, SG, COUNTRY_NEW, 5.6, 6",
        "192.0.2.1, 0, ZZ, NETWORK_NEW, 5.3, 5.3",
    })
    void networksAreUsualOrNew(String address, long asn, String country, String code, double low, double high) {
        Network network = Asked.network(address, asn, country, Network.Kind.UNLISTED);
        assertThat(seen(new NetworkFamiliarity(), SETTLED, USUAL.from(network)))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo(code);
                    assertThat(reason.bits()).isBetween(low, high);
                });
    }

    @Test
    void anUnknownCountryNeverCountsForLessThanAUsualOne() {
        double unknown = seen(new NetworkFamiliarity(), SETTLED, USUAL.from(UNKNOWN))
                .getFirst()
                .bits();
        for (int asn = 1; asn < 200; asn++) {
            Network other = Asked.network("60.1.1." + asn, asn, "JP", Network.Kind.UNLISTED);
            assertThat(seen(new NetworkFamiliarity(), SETTLED, USUAL.from(other))
                            .getFirst()
                            .bits())
                    .isLessThanOrEqualTo(unknown);
        }
    }

    @Test
    void browsersAreUsualUpdatedOrNew() {
        Browser updated = new Browser(
                "Mozilla/5.0 Chrome/132", "Chrome 132", "Chrome", "Windows 10", "Windows", "desktop", "test", false);
        assertThat(seen(new BrowserFamiliarity(), SETTLED, USUAL).getFirst().code())
                .isEqualTo("BROWSER_USUAL");
        assertThat(seen(new BrowserFamiliarity(), SETTLED, USUAL.with(updated))
                        .getFirst()
                        .code())
                .isEqualTo("BROWSER_UPDATED");
        assertThat(seen(new BrowserFamiliarity(), SETTLED, USUAL.with(Asked.SAFARI))
                        .getFirst()
                        .code())
                .isEqualTo("BROWSER_NEW");
    }

    @ParameterizedTest
    @EnumSource(Network.Kind.class)
    void listedNetworksWeighUnlessUsual(Network.Kind kind) {
        Asked asked = USUAL.from(Asked.network("45.1.1.1", 9009, "JP", kind));
        AccountState usual = asked.history(3);
        switch (kind) {
            case UNLISTED -> isSilent(new HiddenOrigin(), SETTLED, asked);
            case HOSTING -> says(new HiddenOrigin(), SETTLED, asked, "NETWORK_HOSTING", Calibration.HOSTING);
            case VPN -> says(new HiddenOrigin(), SETTLED, asked, "NETWORK_VPN", Calibration.VPN);
            case TOR -> says(new HiddenOrigin(), SETTLED, asked, "NETWORK_TOR", Calibration.TOR);
        }
        if (kind.hidesOrigin()) {
            says(new HiddenOrigin(), usual, asked, "NETWORK_" + kind, Calibration.HIDDEN_BUT_USUAL);
        }
    }

    @Test
    void aHomeLineVouchesForNoExitOfItsProvider() {
        Asked exit = USUAL.from(Asked.network("126.200.1.1", 17676, "JP", Network.Kind.VPN));
        says(new HiddenOrigin(), SETTLED, exit, "NETWORK_VPN", Calibration.VPN);
        assertThat(seen(new NetworkFamiliarity(), SETTLED, exit).getFirst().code())
                .isEqualTo("NETWORK_NEW");
    }

    /** The last login was 24 hours before noon, in Japan. */
    @ParameterizedTest
    @CsvSource({
        "-24, TRAVEL_IMPOSSIBLE",
        "-22, TRAVEL_IMPOSSIBLE",
        "-21, TRAVEL_FAST",
        "-15, TRAVEL_FAST",
        "-14, ''",
        "-26, TRAVEL_IMPOSSIBLE",
        "-28, TRAVEL_FAST",
        "-40, ''",
    })
    void travelIsMeasuredBetweenLoginsWhicheverCameFirst(int hours, String code) {
        Asked asked = USUAL.from(SINGAPORE).at(Asked.NOON.plus(Duration.ofHours(hours)));
        assertThat(seen(new Travel(), SETTLED, asked))
                .extracting(Reason::code)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
        isSilent(new Travel(), SETTLED, asked.from(Asked.HOME));
        isSilent(new Travel(), SETTLED, asked.from(UNKNOWN));
    }

    @Test
    void theHourSpeaksOnceThereIsOneLoginASlot() {
        Asked night = USUAL.at(Instant.parse("2025-06-01T19:00:00Z"));
        says(new TimeOfDay(), SETTLED, USUAL, "HOUR_USUAL", Calibration.HOUR_USUAL);
        says(new TimeOfDay(), SETTLED, night, "HOUR_UNUSUAL", Calibration.HOUR_UNUSUAL);
        isSilent(new TimeOfDay(), USUAL.history(7), night);
    }

    @Test
    void theSetupSpeaksOfWhatItSays() {
        isSilent(new MachineSetup(), SETTLED, USUAL);
        says(new MachineSetup(), SETTLED, USUAL.speaking("zh-CN"), "LANGUAGE_NEW", Calibration.LANGUAGE_NEW);
        isSilent(new MachineSetup(), SETTLED, USUAL.speaking(""));
    }

    @Test
    void aProgramIsAutomatedUnlessItIsUsual() {
        says(new AutomatedClient(), SETTLED, USUAL.with(TOOL), "CLIENT_AUTOMATED", Calibration.CLIENT_AUTOMATED);
        isSilent(new AutomatedClient(), USUAL.with(TOOL).history(3), USUAL.with(TOOL));
        isSilent(new AutomatedClient(), SETTLED, USUAL.with(Asked.SAFARI));
    }

    @Test
    void contradictoryHintsSpeakUnlessTheTokenVouches() {
        Browser forged = new Browser(
                Asked.CHROME.userAgent(), "Chrome 131", "Chrome", "Windows 10", "Windows", "desktop", "test", true);
        double bits = Calibration.CLIENT_CONTRADICTORY;
        says(new ForgedClient(), SETTLED, USUAL.with(forged), "CLIENT_CONTRADICTORY", bits);
        says(new ForgedClient(), AccountState.NEW, USUAL.with(forged), "CLIENT_CONTRADICTORY", bits);
        isSilent(new ForgedClient(), holding(), USUAL.with(forged).showing("token of a"));
        isSilent(new ForgedClient(), SETTLED, USUAL);
    }

    @Test
    void wrongPasswordsAtHomeWeighLittleAndElsewhereNothingForTheUsualDevice() {
        AccountState state = SETTLED;
        for (int wrong = 0; wrong < 4; wrong++) {
            state = Asked.failure("f" + wrong).allowed(state).next();
        }
        says(new OwnFailures(), state, USUAL, "ACCOUNT_FAILURES", 0.5);
        AccountState guessed = SETTLED;
        for (int wrong = 0; wrong < 100; wrong++) {
            guessed =
                    Asked.failure("f" + wrong).from(SINGAPORE).allowed(guessed).next();
        }
        says(new OwnFailures(), guessed, USUAL, "ACCOUNT_FAILURES", 0);
        says(
                new OwnFailures(),
                guessed,
                USUAL.from("126.200.1.1"),
                "ACCOUNT_FAILURES",
                Calibration.FAILURES_ELSEWHERE_MOST);
        isSilent(new OwnFailures(), guessed, USUAL.at(Asked.NOON.plus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 2.585", "10, 4.322", "1000, 6"})
    void accountsThatFailFromOneAddressWeighByTheirNumber(int accounts, double bits) {
        Asked asked = USUAL.under(new Pressure(accounts, 0, 0, 0, 0));
        assertThat(seen(new Stuffing(), SETTLED, asked).stream()
                        .mapToDouble(Reason::bits)
                        .sum())
                .isCloseTo(bits, within(0.001));
        isSilent(new Stuffing(), holding(), asked.showing("token of a"));
    }

    @Test
    void crowdsThatFailSpeakAgainstUnseenNetworksAndToolsOnly() {
        Pressure crowd = new Pressure(0, 40, 0.9, 40, 0.9);
        isSilent(new Stuffing(), SETTLED, USUAL.under(crowd));
        assertThat(seen(
                        new Stuffing(),
                        SETTLED,
                        USUAL.from(SINGAPORE).with(TOOL).under(crowd)))
                .extracting(Reason::code)
                .containsExactly("STUFFING_NETWORK", "STUFFING_TOOL");
        Pressure busy = new Pressure(0, 40, 0.1, 40, 0.1);
        isSilent(new Stuffing(), SETTLED, USUAL.from(SINGAPORE).with(TOOL).under(busy));
    }

    @Test
    void anAccountSleepsAfterHalfAYear() {
        isSilent(new Dormancy(), SETTLED, USUAL.at(Asked.NOON.plus(Duration.ofDays(178))));
        Asked late = USUAL.at(Asked.NOON.plus(Duration.ofDays(179)));
        says(new Dormancy(), SETTLED, late, "ACCOUNT_DORMANT", Calibration.DORMANT);
        isSilent(new Dormancy(), SETTLED, USUAL.at(Asked.NOON.minus(Duration.ofDays(900))));
    }

    @Test
    void whatWasOddAtTheLoginFadesInItsSession() {
        Session session = new Session("s", "a", Asked.NOON, 8, Session.Entry.FULL, null, null);
        AccountState state = SETTLED.with().sessions(List.of(session)).build();
        says(new CarriedRisk(), state, order().in("s"), "SESSION_ODD", 8);
        says(new CarriedRisk(), state, order().in("s").at(Asked.NOON.plus(Duration.ofHours(8))), "SESSION_ODD", 4);
        says(new CarriedRisk(), state, order().in("s").at(Asked.NOON.minus(Duration.ofHours(8))), "SESSION_ODD", 8);
        isSilent(new CarriedRisk(), state, order().in("s").at(Asked.NOON.plus(Duration.ofDays(3))));
        says(new CarriedRisk(), state, order().in("other"), "SESSION_UNKNOWN", Calibration.SESSION_UNKNOWN);
        isSilent(new CarriedRisk(), state, USUAL);
    }
}
