package io.sekisho.surveillance.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.Observation;
import io.sekisho.surveillance.Sights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A runner that keeps states as bytes comes to the same as one that keeps them as they are. */
class StateBytesTest {

    static Stream<Detector<?>> detectors() {
        return Detectors.all(FalseAlarms.USUAL).stream();
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void everyStateReadsAsItWasWritten(Detector<?> detector) {
        assertThat(kept(detector)).isPositive();
    }

    private static <S> int kept(Detector<S> detector) {
        Random random = new Random(11);
        Map<String, S> states = new HashMap<>();
        int alerts = 0;
        for (int i = 0; i < 1500; i++) {
            Observation observation = any(random, i);
            for (String key : detector.keys(observation)) {
                S before = states.getOrDefault(key, detector.unknown());
                assertThat(detector.decode(detector.encode(before))).isEqualTo(before);
                Detector.Seen<S> seen = detector.see(key, before, observation);
                Detector.Seen<S> again = detector.see(key, detector.decode(detector.encode(before)), observation);
                assertThat(again).isEqualTo(seen);
                states.put(key, seen.state());
                alerts += seen.alert() == null ? 0 : 1;
            }
        }
        return alerts;
    }

    private static Observation any(Random random, int i) {
        Duration after = Duration.ofSeconds(i * 40L + random.nextInt(600));
        String account = "a" + random.nextInt(60);
        String symbol = List.of("9101.HK", "7001.T", "AAAA").get(random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> Sights.buys(account, symbol, after, random.nextInt(6), random.nextInt(6));
            case 1 -> Sights.buysAt(account, symbol, after, random.nextInt(3000), 1 + random.nextDouble());
            case 2 -> Sights.sellsAt(account, symbol, after, random.nextInt(3000), 1.3);
            case 3 -> Sights.enters(account, after, random.nextInt(9), "AS64500", "Chrome 131");
            case 4 -> Sights.entersFrom(account, after, "fake.example");
            default -> Sights.fails(account, after, "203.0.113." + random.nextInt(3), "AS64500", "curl");
        };
    }
}
