package io.sekisho.surveillance.scheme;

import static io.sekisho.surveillance.Sights.buys;
import static io.sekisho.surveillance.Sights.buysHonestly;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Sights;
import io.sekisho.surveillance.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceTest {

    private static final String THIN = "9101.HK";

    private final Watch watch = new Watch(List.of(new Convergence(FalseAlarms.USUAL)));

    private List<Alert> see(Observation... observations) {
        List<Alert> alerts = new ArrayList<>();
        for (Observation observation : observations) {
            alerts.addAll(watch.see(observation));
        }
        return alerts;
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private void ordinaryTrading() {
        for (int i = 0; i < 60; i++) {
            assertThat(see(buysHonestly("ordinary" + i, THIN, Duration.ofMillis(i))))
                    .isEmpty();
        }
    }

    @Test
    void twoEnteredOddlyAndSoldOffAreEnoughWhereHardlyAnybodyBuys() {
        assertThat(see(buys("a", THIN, minutes(0), 4, 7), buys("b", THIN, minutes(5), 4, 7)))
                .hasSize(1);
    }

    @Test
    void theThirdAccountEnteredOddlyAndSoldOffIsEnough() {
        ordinaryTrading();
        assertThat(see(buys("a", THIN, minutes(0), 2, 4), buys("b", THIN, minutes(5), 2, 4)))
                .isEmpty();
        List<Alert> alerts = see(buys("c", THIN, minutes(9), 2, 4));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo(THIN);
            assertThat(alert.since()).isEqualTo(Sights.OPEN);
            assertThat(alert.members()).extracting(Alert.Member::account).containsExactly("a", "b", "c");
        });
    }

    @Test
    void atAnyVolume() {
        for (int i = 0; i < 2000; i++) {
            assertThat(see(buysHonestly("honest" + i, THIN, Duration.ofSeconds(i))))
                    .isEmpty();
        }
        assertThat(see(
                        buys("a", THIN, minutes(34), 2, 4),
                        buys("b", THIN, minutes(35), 2, 4),
                        buys("c", THIN, minutes(36), 2, 4)))
                .hasSize(1);
    }

    @Test
    void thirtyWhoOnlyEnteredOddlyAreEnoughWhereFewBuyAndNotWhereThousandsDo() {
        List<Alert> quiet = new ArrayList<>();
        List<Alert> busy = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            quiet.addAll(see(buys("odd" + i, "QUIET", minutes(i), 4, 0)));
        }
        for (int i = 0; i < 1500; i++) {
            see(buysHonestly("honest" + i, "BUSY", Duration.ofSeconds(i)));
        }
        for (int i = 0; i < 30; i++) {
            busy.addAll(see(buys("odd" + i, "BUSY", minutes(25).plusSeconds(i), 4, 0)));
        }
        assertThat(quiet).isNotEmpty();
        assertThat(busy).isEmpty();
    }

    @Test
    void oneAccountHoweverOftenAndHoweverStrongIsNoScheme() {
        for (int i = 0; i < 200; i++) {
            assertThat(see(buys("a", THIN, minutes(i), 12, 12))).isEmpty();
        }
    }

    @Test
    void accountsThatJoinAreToldOneByOneUnderTheSameId() {
        see(buys("a", THIN, minutes(0), 2, 4), buys("b", THIN, minutes(5), 2, 4));
        Alert first = see(buys("c", THIN, minutes(9), 2, 4)).getFirst();
        Alert second = see(buys("d", THIN, minutes(12), 2.5, 0)).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.members()).extracting(Alert.Member::account).containsExactly("d");
        assertThat(see(buys("d", THIN, minutes(13), 2.5, 0), buysHonestly("clean", THIN, minutes(14))))
                .isEmpty();
    }

    @Test
    void aSchemeSpreadOverDaysIsFound() {
        assertThat(see(
                        buys("a", THIN, Duration.ofDays(0), 3, 5),
                        buys("b", THIN, Duration.ofDays(2), 3, 5),
                        buys("c", THIN, Duration.ofDays(5), 3, 5)))
                .hasSize(1);
    }

    @Test
    void afterAWeekOfNothingTheNextIsAnotherScheme() {
        ordinaryTrading();
        Alert first = see(
                        buys("a", THIN, minutes(0), 2, 4),
                        buys("b", THIN, minutes(1), 2, 4),
                        buys("c", THIN, minutes(2), 2, 4))
                .getFirst();
        Duration later = Duration.ofDays(9);
        Alert second = see(
                        buys("d", THIN, later, 2, 4),
                        buys("e", THIN, later.plusMinutes(1), 2, 4),
                        buys("f", THIN, later.plusMinutes(2), 2, 4))
                .getFirst();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.members()).extracting(Alert.Member::account).containsExactly("d", "e", "f");
    }

    @Test
    void oneFoundToBeHonestNeitherCountsNorJoinsAgain() {
        ordinaryTrading();
        see(buys("a", THIN, minutes(0), 2, 4), buys("b", THIN, minutes(5), 2, 4));
        see(new Observation("b@300000", 0, Sights.OPEN, "b", Decision.HOLD, new Observation.Labelled(false, THIN)));
        assertThat(see(buys("c", THIN, minutes(9), 2, 4), buys("b", THIN, minutes(10), 2, 4)))
                .isEmpty();
        assertThat(see(buys("d", THIN, minutes(11), 2, 4))).hasSize(1);
    }

    @Test
    void oneFoundToBeHonestOftenLeavesThoseFoundSoBefore() {
        ordinaryTrading();
        see(buys("a", THIN, minutes(0), 2, 4), buys("b", THIN, minutes(5), 2, 4));
        see(honest("b", minutes(6)));
        for (int i = 0; i < 100; i++) {
            see(honest("busy", minutes(7)));
        }
        assertThat(see(buys("c", THIN, minutes(9), 2, 4), buys("b", THIN, minutes(10), 2, 4)))
                .isEmpty();
    }

    @Test
    void aLabelOfLongAgoForgetsNothing() {
        ordinaryTrading();
        Duration now = Duration.ofDays(40);
        see(buys("a", THIN, now, 3, 5));
        see(honest("other", Duration.ZERO));
        assertThat(see(buys("b", THIN, now.plusMinutes(1), 3, 5), buys("c", THIN, now.plusMinutes(2), 3, 5)))
                .isNotEmpty();
    }

    private static Observation honest(String account, Duration after) {
        return new Observation(
                "honest", 0, Sights.OPEN.plus(after), account, Decision.HOLD, new Observation.Labelled(false, THIN));
    }

    @Test
    void sharesThatManyTradeAndSalesDoNotConcernIt() {
        Observation.Trade liquid =
                new Observation.Trade(Order.Side.BUY, "7203.T", 100, 300_000, false, 20_000_000, 1, 9, 9);
        Observation.Trade sale = new Observation.Trade(Order.Side.SELL, THIN, 100, 300_000, true, 20_000, 1, 9, 9);
        for (int i = 0; i < 10; i++) {
            assertThat(see(Sights.trade("a" + i, minutes(i), liquid), Sights.trade("b" + i, minutes(i), sale)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void lateAndRepeatedObservationsComeToTheSame(int seed) {
        Random random = new Random(seed);
        List<Observation> story = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            story.add(buysHonestly("honest" + random.nextInt(200), THIN, Duration.ofSeconds(i * 20L)));
        }
        for (int i = 0; i < 12; i++) {
            story.add(buys("victim" + i, THIN, Duration.ofSeconds(6100 + i * 60L), 3, 5));
        }
        assertThat(found(disturbed(story, random))).isEqualTo(found(story)).contains("victim0", "victim11");
    }

    /** Neighbours swapped, some sent twice. */
    private static List<Observation> disturbed(List<Observation> story, Random random) {
        List<Observation> sent = new ArrayList<>(story);
        for (int i = 1; i < sent.size(); i++) {
            if (random.nextInt(3) == 0) {
                sent.add(i - 1, sent.remove(i));
            }
            if (random.nextInt(5) == 0) {
                sent.add(i, sent.get(i));
                i++;
            }
        }
        return sent;
    }

    private static List<String> found(List<Observation> story) {
        Watch fresh = new Watch(List.of(new Convergence(FalseAlarms.USUAL)));
        return story.stream()
                .flatMap(observation -> fresh.see(observation).stream())
                .flatMap(alert -> alert.members().stream())
                .map(Alert.Member::account)
                .sorted()
                .toList();
    }
}
