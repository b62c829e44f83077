package io.sekisho.surveillance.scheme;

import static io.sekisho.surveillance.Sights.buys;
import static io.sekisho.surveillance.Sights.buysAt;
import static io.sekisho.surveillance.Sights.enters;
import static io.sekisho.surveillance.Sights.entersFrom;
import static io.sekisho.surveillance.Sights.fails;
import static io.sekisho.surveillance.Sights.sellsAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Alert.Kind;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Sights;
import io.sekisho.surveillance.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pressure, beneficiaries, harvest and stuffing, as people would tell of them. */
class DetectorsTest {

    private static final String THIN = "9101.HK";

    private final Watch watch = new Watch(Detectors.all(FalseAlarms.USUAL));
    private final List<Alert> alerts = new ArrayList<>();

    private void see(Observation observation) {
        alerts.addAll(watch.see(observation));
    }

    private List<Alert> of(Kind kind) {
        return alerts.stream().filter(alert -> alert.kind() == kind).toList();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void buyingAUsualDaysVolumeAtRisingPricesIsPressure() {
        for (int i = 0; i < 10; i++) {
            see(buysAt("a" + i, THIN, minutes(i), 2_500, 1 + i * 0.05));
        }
        assertThat(of(Kind.PRESSURE)).singleElement().satisfies(alert -> {
            assertThat(alert.figures()).containsEntry("share", "1.00").containsEntry("rise", "1.35");
            assertThat(alert.members()).hasSize(8);
        });
    }

    @Test
    void atAPriceThatStaysItIsNone() {
        for (int i = 0; i < 50; i++) {
            see(buysAt("a" + i, THIN, minutes(i), 2_500, 1.02));
        }
        assertThat(of(Kind.PRESSURE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10", "2", "0.2", "5.1"})
    void sharesSplitOrPutTogetherAreNoRise(double ratio) {
        for (int i = 0; i < 50; i++) {
            see(buysAt("a" + i, THIN, minutes(i), 2_500, ratio));
        }
        assertThat(of(Kind.PRESSURE)).isEmpty();
    }

    @Test
    void afterASplitARiseIsOneStill() {
        for (int i = 0; i < 12; i++) {
            see(buysAt("a" + i, THIN, minutes(i), 2_500, 10 * (1 + i * 0.05)));
        }
        assertThat(of(Kind.PRESSURE)).hasSize(1);
    }

    @Test
    void ordersThatWereCancelledPressNobody() {
        for (int i = 0; i < 30; i++) {
            Observation order = buysAt("a" + i, THIN, minutes(i), 2_500, 1 + i * 0.02);
            see(order);
            see(new Observation(
                    order.id(),
                    0,
                    order.time(),
                    order.account(),
                    Decision.ALLOW,
                    new Observation.Withdrawn(Order.Side.BUY, THIN, 2_500)));
        }
        assertThat(of(Kind.PRESSURE)).isEmpty();
    }

    @Test
    void aSymbolWithoutVolumeHasNoShareToTellAndBreaksNothing() {
        for (int i = 0; i < 30; i++) {
            see(Sights.trade(
                    "a" + i, minutes(i), new Observation.Trade(Order.Side.BUY, THIN, 5_000, 0, true, 0, 1 + i, 3, 0)));
        }
        assertThat(of(Kind.PRESSURE)).isEmpty();
    }

    @Test
    void whoBoughtWeeksBeforeAndSellsIntoTheRiseIsShownTheLargestFirst() {
        see(buysAt("group1", THIN, Duration.ofDays(-20), 9_000, 1));
        see(buysAt("group1", THIN, Duration.ofDays(-15), 9_000, 1));
        see(buysAt("group2", THIN, Duration.ofDays(-9), 1_000, 1));
        see(buysAt("honest", THIN, Duration.ofDays(-8), 100, 1));
        see(sellsAt("honest", THIN, Duration.ofDays(-1), 100, 1));
        for (int i = 0; i < 5; i++) {
            see(buys("victim" + i, THIN, minutes(i), 3, 5));
        }
        see(buysAt("follower", THIN, minutes(20), 500, 1.5));
        see(sellsAt("follower", THIN, minutes(30), 500, 1.8));
        see(sellsAt("group1", THIN, minutes(31), 18_000, 1.8));
        see(sellsAt("group2", THIN, minutes(32), 500, 1.7));
        see(sellsAt("longHeld", THIN, minutes(33), 500, 1.7));
        List<Alert.Member> found = of(Kind.BENEFICIARY).stream()
                .map(alert -> alert.members().getFirst())
                .toList();
        assertThat(found).extracting(Alert.Member::account).containsExactly("group1", "group2");
        assertThat(found.getFirst().bits()).isGreaterThan(found.getLast().bits() + 2);
        assertThat(of(Kind.BENEFICIARY).getFirst().figures())
                .containsEntry("accumulated", "18000")
                .containsEntry("sold", "18000");
    }

    @Test
    void oddLoginsInNumbersWithOneToolAreAHarvest() {
        for (int i = 0; i < 12; i++) {
            see(enters("v" + i, minutes(i), 6, "AS" + i, "Chrome 121 / Windows 10 / t13d"));
        }
        assertThat(of(Kind.HARVEST))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.key()).startsWith("tool:"));
        assertThat(of(Kind.HARVEST).stream().flatMap(alert -> alert.members().stream()))
                .hasSize(12);
    }

    @Test
    void oddLoginsAsManyAsUsualAreNone() {
        Random random = new Random(5);
        // A mobile provider: twenty new telephones an hour, day after day.
        for (int hour = 0; hour < 24 * 6; hour++) {
            for (int i = 0; i < 15 + random.nextInt(10); i++) {
                see(enters("a" + random.nextInt(100_000), minutes(hour * 60L + i), 4.5, "AS9605", "tool" + i));
            }
        }
        List<Alert> learning = of(Kind.HARVEST);
        // A key never seen before has to be learned, which a new server has done from its log.
        assertThat(learning)
                .allSatisfy(alert -> assertThat(alert.at()).isBefore(Sights.OPEN.plus(Duration.ofHours(12))));
    }

    @Test
    void threeFromOneFakePageAreACampaign() {
        see(entersFrom("a", minutes(1), "hibari-support.example"));
        see(entersFrom("b", minutes(20), "hibari-support.example"));
        assertThat(of(Kind.HARVEST)).isEmpty();
        see(entersFrom("c", minutes(40), "hibari-support.example"));
        assertThat(of(Kind.HARVEST)).singleElement().extracting(Alert::key).isEqualTo("page:hibari-support.example");
    }

    @Test
    void manyAccountsTriedFromOneAddressAreStuffingAndAFamilyIsNone() {
        for (int i = 0; i < 40; i++) {
            see(fails("family" + i % 4, Duration.ofSeconds(i), "198.51.100.4", "AS64501", "Safari 17"));
        }
        assertThat(of(Kind.STUFFING)).isEmpty();
        IntStream.range(0, 400)
                .forEach(i -> see(fails("a" + i, Duration.ofSeconds(100 + i), "203.0.113.9", "AS64500", "curl")));
        assertThat(of(Kind.STUFFING).stream().map(Alert::key).distinct())
                .containsExactlyInAnyOrder("address:203.0.113.9", "network:AS64500", "tool:curl");
        assertThat(of(Kind.STUFFING)).hasSizeLessThan(20);
    }
}
