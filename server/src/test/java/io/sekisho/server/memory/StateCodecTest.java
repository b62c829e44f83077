package io.sekisho.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.AskedOperation;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Flow;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Known;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Restraints;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Spending;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.TradingDay;
import io.sekisho.engine.state.Vouched;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.dataformat.smile.SmileMapper;

class StateCodecTest {

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00.123Z");

    private static final Network HOME =
            new Network("126.1.2.3", "126.1.2.0/24", 17676, "SoftBank Corp. ✓", "JP", Network.Kind.UNLISTED, "db 1");

    private static final Browser CHROME =
            new Browser("Mozilla/5.0 …", "Chrome 131", "Chrome", "Windows 10", "Windows", "desktop", "uap", true);

    private static final LoginTraits TRAITS =
            LoginTraits.of(HOME, CHROME, new Setup(Long.MIN_VALUE, 0, Long.MAX_VALUE));

    /** A value in every place, so that a cell written or read in the wrong order shows. */
    private static final AccountState FULL = new AccountState(
            AccountState.Status.RESTORING,
            NOON,
            NOON.minusSeconds(1),
            "JP",
            history(40),
            List.of(
                    device("dev_1", Device.Standing.PROVEN, List.of(3L, -4L)),
                    device("dev_2", Device.Standing.CONTESTED, List.of())),
            List.of(
                    new Session("s-1", "as_1", NOON, 7.25, Session.Entry.RESTRICTED, Method.EMAIL_CODE, Assurance.LOW),
                    new Session("s-2", "as_2", NOON.plusMillis(1), 0, Session.Entry.PENDING, null, null)),
            List.of(new Failure(NOON, 17676, -9)),
            List.of(
                    new PendingLogin("as_3", NOON, TRAITS, "dev_3", "dev_1", List.of("device:1:2", "網")),
                    new PendingLogin("as_4", NOON, TRAITS, "dev_4", null, List.of())),
            List.of(new Vouched("network:17676", NOON), new Vouched("trade:size:MICRO", NOON, true)),
            new Spending(LocalDate.of(2026, 4, 1), 500_000, 1),
            new Factors(
                    Set.of(Method.EMAIL_CODE, Method.PASSKEY),
                    List.of(NOON, NOON.plusMillis(2)),
                    NOON,
                    NOON.plusMillis(3)),
            new Restraints(List.of(-7L, 8L), Set.of(Change.Field.PASSWORD, Change.Field.PIN), true, NOON),
            List.of(
                    new Hold("hold_1", "as_5", "change email", NOON, Hold.Stand.OPEN),
                    new Hold("hold_2", "as_6", "withdrawal 1 JPY 銀行", NOON, Hold.Stand.FROZEN)),
            List.of(new Changed(Change.Field.PASSKEY, NOON), new Changed(Change.Field.EMAIL, NOON.minusMillis(1))),
            new Trading(
                    List.of(new Flow(20_544, -5, 1_000, true), new Flow(20_543, 6, 7, false)),
                    List.of(new TradingDay(20_544, 2, 3, 4, 5, 6, 7, 8, 8.5, true)),
                    new Habits(
                            new Known(new long[] {9, -10}, new int[] {11, 12}),
                            new Known(new long[] {13}, new int[] {14}),
                            Known.NONE,
                            15,
                            14,
                            16.25,
                            0.17,
                            18,
                            35,
                            36,
                            37.5),
                    19),
            new Payouts(new Known(new long[] {20}, new int[] {21}), 22, 23.5),
            List.of(
                    new OddEntry("as_7", NOON, 24.5, null),
                    new OddEntry("as_8", NOON.plusMillis(1), 25, Assurance.SUBSTANTIAL)),
            List.of(
                    new AskedOperation(
                            "as_9",
                            NOON,
                            List.of("trade:size:MICRO"),
                            new Deal(26, 7, Order.Side.SELL, 27, 28, SizeClass.MICRO, true, 29, 30, 31),
                            null),
                    new AskedOperation("as_10", NOON, List.of(), null, new Paid(32, 33, 34))),
            List.of(new Suspicion("al_1", NOON, 35.5), new Suspicion("al_2", NOON.plusMillis(1), 36)));

    @Test
    void anAccountsMemoryComesBackAsItWas() {
        assertThat(StateCodec.state(StateCodec.bytes(FULL))).isEqualTo(FULL);
        assertThat(StateCodec.state(StateCodec.bytes(AccountState.NEW))).isEqualTo(AccountState.NEW);
    }

    @Test
    void whatANewerVersionAppendsIsPassedOver() {
        ArrayNode longer = tree(FULL);
        longer.addObject().putArray("later").add(1);
        ((ArrayNode) longer.get(4)).add("unknown");
        ((ArrayNode) longer.get(5).get(0)).addArray().add(2).addArray();

        assertThat(StateCodec.state(bytes(longer))).isEqualTo(FULL);
    }

    @Test
    void whatAnOlderVersionLackedReadsAsAbsent() {
        ArrayNode shorter = tree(FULL);
        while (shorter.size() > 5) {
            shorter.remove(shorter.size() - 1);
        }

        AccountState read = StateCodec.state(bytes(shorter));

        assertThat(read.history()).isEqualTo(FULL.history());
        assertThat(read.devices()).isEmpty();
        assertThat(read.withdrawn()).isEqualTo(Spending.NONE);
        assertThat(read.factors()).isEqualTo(Factors.NONE);
        assertThat(read.restraints()).isEqualTo(Restraints.NONE);
        assertThat(read.holds()).isEmpty();
        assertThat(read.changes()).isEmpty();
        assertThat(read.suspicions()).isEmpty();
    }

    @Test
    void factsComeBackAsTheyWere() {
        Facts facts = new Facts(
                NOON,
                HOME,
                CHROME,
                new Token(null, "next"),
                new Population(
                        1,
                        2,
                        new Population.Levels(new long[] {3, 4, 5}, 6, 7),
                        new Population.Levels(new long[] {8, 9, 10, 11}, 12, 13)),
                new Pressure(14, 15, 0.16, 17, 0.18));
        Facts rare = new Facts(
                NOON,
                HOME,
                CHROME,
                facts.token(),
                facts.population(),
                facts.pressure(),
                "hibari.example",
                Set.of(Method.PHONE_CALL),
                "bind_1",
                null);
        Facts order = new Facts(
                NOON,
                HOME,
                CHROME,
                facts.token(),
                facts.population(),
                facts.pressure(),
                null,
                null,
                null,
                new Market(
                        new Listing(
                                "XHKG", 12_000, null, 20, LocalDate.of(2026, 3, 31), LocalDate.of(2025, 1, 6), 11_000),
                        new Watched(Watched.Action.HOLD, "株価操作の疑い", NOON),
                        new BigDecimal("18.250"),
                        "market 7"));
        Facts unlisted = new Facts(
                NOON,
                HOME,
                CHROME,
                facts.token(),
                facts.population(),
                facts.pressure(),
                null,
                null,
                null,
                new Market(null, null, null, "market 7"));

        assertThat(StateCodec.read(StateCodec.record(facts), Facts.class)).isEqualTo(facts);
        for (Facts each : List.of(rare, order, unlisted)) {
            assertThat(StateCodec.read(StateCodec.record(each), Facts.class)).isEqualTo(each);
        }
    }

    private static Device device(String id, Device.Standing standing, List<Long> retired) {
        return new Device(
                id,
                List.of("live-1", "live-2"),
                retired,
                standing,
                "Chrome 131 on Windows 10",
                "Chrome/Windows",
                -77,
                NOON,
                NOON.plusSeconds(60),
                standing == Device.Standing.PROVEN ? "bind_1" : null);
    }

    private static LoginHistory history(int logins) {
        LoginHistory history = LoginHistory.NONE;
        for (int i = 0; i < logins; i++) {
            Network at = new Network(
                    "126.1.2." + i, "126.1.2.0/24", 17676, "SoftBank Corp.", "JP", Network.Kind.UNLISTED, "db 1");
            history = history.plus(NOON.plusSeconds(7200L * i), LoginTraits.of(at, CHROME, new Setup(1, 2, i)));
        }
        return history;
    }

    private static ArrayNode tree(AccountState state) {
        return (ArrayNode) new SmileMapper().readTree(StateCodec.bytes(state));
    }

    private static byte[] bytes(ArrayNode tree) {
        return new SmileMapper().writeValueAsBytes(tree);
    }
}
