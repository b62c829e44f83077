package io.sekisho.demo.telephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {

    private static final String OWN = "+819000001001";
    private static final byte LOUD = 0x10;

    @Test
    void talksKeysAndHangsUp() throws IOException {
        try (ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.Manner.ANSWER);
                UserAgent telephone = telephone(exchange)) {
            Call call = telephone.call(Caller.showing(OWN));
            await().until(() -> call.state() == Call.State.TALKING);
            exchange.say(LOUD, 10);
            call.press('4');
            call.press('#');

            await().until(() -> keyed(exchange).equals(List.of(4, 11)));
            await().untilAsserted(() -> assertThat(call.heard(0)).hasSize(1600).containsOnly(LOUD));
            assertThat(call.heard(1500)).hasSize(100);

            call.hangUp();
            await().until(() -> exchange.received().contains("BYE"));
            assertThat(exchange.received()).startsWith("INVITE", "ACK");
            assertThat(call.ending()).contains(Call.Ending.HUNG_UP);
        }
    }

    @Test
    void theOtherSideMayHangUp() throws IOException {
        try (ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.Manner.ANSWER);
                UserAgent telephone = telephone(exchange)) {
            Call call = telephone.call(Caller.showing(OWN));
            await().until(() -> exchange.received().contains("ACK"));
            exchange.hangUp();

            await().until(() -> call.state() == Call.State.OVER);
            assertThat(call.ending()).contains(Call.Ending.OTHER_HUNG_UP);
            await().until(() -> exchange.received().contains("SIP/2.0 200 OK"));
        }
    }

    @Test
    void aCallThatRingsIsCancelled() throws IOException {
        try (ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.Manner.RING);
                UserAgent telephone = telephone(exchange)) {
            Call call = telephone.call(Caller.showing(OWN));
            await().until(() -> call.state() == Call.State.RINGING);
            call.hangUp();

            await().until(() -> exchange.received().containsAll(List.of("CANCEL", "ACK")));
            assertThat(call.ending()).contains(Call.Ending.HUNG_UP);
        }
    }

    @Test
    void aRefusalIsTold() throws IOException {
        try (ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.Manner.REFUSE);
                UserAgent telephone = telephone(exchange)) {
            Call call = telephone.call(Caller.showing(OWN));

            await().until(() -> call.state() == Call.State.OVER);
            assertThat(call.ending()).contains(Call.Ending.REFUSED);
            assertThat(call.status()).isEqualTo(403);
            assertThat(call.passed()).last().extracting(Call.Passed::text).isEqualTo("403 Forbidden");
        }
    }

    @Test
    void anHonestCarrierSaysWhoseLineItIsWhateverIsShown() throws IOException {
        assertThat(inviteOf(new Caller(OWN, "+819000001002", true)))
                .contains("From: <sip:+819000001002@carrier.example")
                .contains("P-Asserted-Identity: <sip:+819000001001@carrier.example");
        assertThat(inviteOf(Caller.forging(OWN, "+819000001002")))
                .contains("From: <sip:+819000001002@carrier.example")
                .doesNotContain("P-Asserted-Identity")
                .doesNotContain(OWN);
        assertThat(inviteOf(Caller.hiding(OWN)))
                .contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>")
                .contains("Privacy: id")
                .contains("P-Asserted-Identity: <sip:+819000001001@carrier.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+81 90", "\r\nX: y", "a@b", "<sip:x>", "12345678901234567890123456789012345678901"})
    void aNumberThatCouldNotStandInAnAddressIsRefused(String shown) {
        assertThatThrownBy(() -> new Caller(OWN, shown, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static UserAgent telephone(ScriptedExchange exchange) {
        return UserAgent.open(new Exchange(exchange.address(), "0120-000-000"), Clock.systemUTC());
    }

    private static String inviteOf(Caller caller) throws IOException {
        try (ScriptedExchange exchange = new ScriptedExchange(ScriptedExchange.Manner.REFUSE);
                UserAgent telephone = telephone(exchange)) {
            Call call = telephone.call(caller);
            await().until(() -> call.state() == Call.State.OVER);
            assertThat(exchange.invite()).startsWith("INVITE sip:0120000000@127.0.0.1:");
            return exchange.invite();
        }
    }

    /** Keys whose end was said three times, as RFC 4733 (section 2.5.1.4) wants, in events of one timestamp each. */
    private static List<Integer> keyed(ScriptedExchange exchange) {
        List<byte[]> ends = exchange.packets().stream()
                .filter(packet -> (packet[1] & 0x7F) == 101 && (packet[13] & 0x80) != 0)
                .toList();
        return IntStream.range(0, ends.size())
                .filter(i -> i % 3 == 2)
                .filter(i -> Arrays.equals(ends.get(i), 4, 8, ends.get(i - 2), 4, 8))
                .mapToObj(i -> (int) ends.get(i)[12])
                .toList();
    }
}
