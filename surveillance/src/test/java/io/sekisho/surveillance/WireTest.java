package io.sekisho.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.surveillance.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    private static final Instant AT = Instant.parse("2025-03-24T01:31:07.250Z");

    static Stream<Observation.Sight> sights() {
        return Stream.of(
                new Observation.Entry(
                        Login.Result.SUCCESS, 7.25, "203.0.113.9", "AS64500", "Chrome 131 / Windows 10", null),
                new Observation.Entry(Login.Result.FAILURE, 0, "203.0.113.9", "AS64500", "Chrome", "fake.example"),
                new Observation.Trade(Order.Side.BUY, "9101.HK", 20_000, 1_500_000, true, 12_000, 1.42, 6.5, 9.25),
                new Observation.Withdrawn(Order.Side.SELL, "9101.HK", 500),
                new Observation.Labelled(false, "9101.HK"),
                new Observation.Labelled(true, null));
    }

    @ParameterizedTest
    @MethodSource("sights")
    void anObservationReadsAsItWasWritten(Observation.Sight sight) throws Wire.Unreadable {
        Observation sent = new Observation("ord-1", 17, AT, "8021-334455", Decision.HOLD, sight);
        assertThat(Wire.observation(Wire.bytes(sent))).isEqualTo(sent);
    }

    @Test
    void anAlertReadsAsItWasWritten() throws Wire.Unreadable {
        Alert sent = new Alert(
                Alert.idOf(Alert.Kind.CONVERGENCE, "9101.HK", AT),
                Alert.Kind.CONVERGENCE,
                "9101.HK",
                AT,
                AT.plusSeconds(60),
                List.of(new Alert.Member("8021-334455", "ord-1", AT, 15.75, 20_000, 1_500_000)),
                31.5,
                Map.of("accounts", "3"));
        assertThat(Wire.alert(Wire.bytes(sent))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{}", "{\"id\":\"x\"}", "{\"sight\":{\"kind\":\"dance\"}}", "\u0000\u0001"
            })
    void whatIsNoMessageIsRefused(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Wire.observation(bytes)).isInstanceOf(Wire.Unreadable.class);
        assertThatThrownBy(() -> Wire.alert(bytes)).isInstanceOf(Wire.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"trade\",\"side\":\"BUY\",\"thin\":true}",
                "{\"kind\":\"trade\",\"symbol\":\"T\",\"thin\":true}",
                "{\"kind\":\"entry\",\"result\":\"SUCCESS\",\"odd\":5,\"tool\":\"t\",\"address\":\"a\"}",
                "{\"kind\":\"withdrawn\",\"side\":\"BUY\"}"
            })
    void anObservationThatLacksAPartOfWhatWasSeenIsRefused(String sight) {
        String message =
                "{\"id\":\"x\",\"version\":1,\"time\":\"2025-03-24T00:00:00Z\",\"account\":\"a\",\"decision\":\"ALLOW\",\"sight\":"
                        + sight + "}";
        assertThatThrownBy(() -> Wire.observation(message.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Wire.Unreadable.class)
                .hasMessageContaining("lacks a part");
    }
}
