package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sekisho.server.calling.Handset;
import io.sekisho.server.calling.Sipp;
import io.sekisho.server.network.AddressRange;
import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.Phrase.Line;
import io.sekisho.server.telephone.passport.SignerCertificates;
import io.sekisho.server.telephone.passport.Signers;
import io.sekisho.server.telephone.rtp.RtpPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real calls over a real trunk, by SIPp. */
@Tag("slow")
class SipTrunkTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_805_846_400);
    private static final String CUSTOMER = "+819012345678";
    private static final String STRANGER = "+815011112222";
    private static final String HERE = "127.0.0.1";

    private final ScriptedSwitchboard switchboard = new ScriptedSwitchboard();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private @Nullable SipTrunk running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void aCallWithTheRightDigitsByInfoIsApproved() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).with("first", "4").with("second", "7").play("call-info");

        assertThat(switchboard.heard).containsExactly("47");
        assertThat(switchboard.calls).singleElement().satisfies(call -> {
            assertThat(call.caller()).isEqualTo(new Caller.Known(CUSTOMER, Attestation.CLAIMED));
            assertThat(call.carrier()).isEqualTo("sip");
            assertThat(call.at()).isEqualTo(NOW);
        });
        over(1);
    }

    @Test
    void aCallWithTheRightDigitsByTelephoneEventsIsApproved() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port())
                .playingSound()
                .with("first", "4")
                .with("second", "7")
                .play("call-events");

        assertThat(switchboard.heard).containsExactly("47");
        over(1);
    }

    @Test
    void aCallByTcpIsACall() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port())
                .byTcp()
                .with("first", "4")
                .with("second", "7")
                .play("call-info");

        assertThat(switchboard.heard).containsExactly("47");
        over(1);
    }

    @Test
    void whatIsHeardIsThePromptBitForBitAndThenSilence() {
        SipTrunk trunk = start(usual());
        try (Handset handset = new Handset()) {
            Sipp.Running call = withSound(Sipp.calling(trunk.port()), handset).start("call");
            byte[] prompt = ScriptedSwitchboard.sound(Line.KEY_THE_DIGITS);
            await().until(() -> handset.sound().length > prompt.length + 4000);
            handset.key("47");
            call.succeeds();

            byte[] sound = handset.sound();
            int begin = indexOf(sound, prompt);
            int approved = indexOf(sound, ScriptedSwitchboard.sound(Line.APPROVED));
            assertThat(begin).isGreaterThanOrEqualTo(0);
            assertThat(approved).isGreaterThan(begin + prompt.length);
            assertThat(Arrays.copyOfRange(sound, begin + prompt.length, approved))
                    .containsOnly(0xff);
            assertPaced(handset.heard(), handset.heardAtNanos());
        }
        over(1);
    }

    @Test
    void digitsCutThePromptShortThoughMostOfTheirPacketsAreLost() {
        SipTrunk trunk = start(usual());
        try (Handset handset = new Handset()) {
            Sipp.Running call = withSound(Sipp.calling(trunk.port()), handset).start("call");
            await().until(() -> handset.sound().length > 3200);
            handset.keyWithLoss("47");
            call.succeeds();

            byte[] prompt = ScriptedSwitchboard.sound(Line.KEY_THE_DIGITS);
            assertThat(indexOf(handset.sound(), prompt)).isNegative();
            assertThat(indexOf(handset.sound(), ScriptedSwitchboard.sound(Line.APPROVED)))
                    .isPositive();
        }
        assertThat(switchboard.heard).containsExactly("47");
        over(1);
    }

    @Test
    void wrongDigitsAreHandedOnAndAskedForAgain() {
        SipTrunk trunk = start(usual());
        try (Handset handset = new Handset()) {
            Sipp.Running call = withSound(Sipp.calling(trunk.port()), handset).start("call");
            await().until(() -> handset.sound().length > 3200);
            handset.key("11");
            await().until(() -> switchboard.heard.size() == 1);
            handset.key("47");
            call.succeeds();
        }
        assertThat(switchboard.heard).containsExactly("11", "47");
        over(1);
    }

    @Test
    void whoKeysNothingIsHungUpAfterAWhile() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).play("call");

        assertThat(switchboard.heard).containsExactly("");
        over(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1/32 | <sip:09012345678@127.0.0.1> | P-Asserted-Identity: <tel:+815011112222> | +815011112222"
                        + " | ASSERTED",
                "127.0.0.2/32 | <sip:09012345678@127.0.0.1> | P-Asserted-Identity: <tel:+815011112222> | +819012345678"
                        + " | CLAIMED",
                "127.0.0.1/32 | <sip:+819012345678@127.0.0.1;user=phone> | X-Nothing: here | +819012345678 | CLAIMED",
                "127.0.0.1/32 | <tel:9012345678;phone-context=+81> | X-Nothing: here | +819012345678 | CLAIMED"
            })
    void aForgedFromIsOnlyClaimedAndAnAssertedIdentityCountsFromWhoIsTrusted(
            String trusted, String from, String header, String number, Attestation attestation) {
        SipTrunk trunk = start(usual().withTrustedPai(List.of(AddressRange.parse(trusted))));

        Sipp.calling(trunk.port())
                .with("from", from)
                .headers(header)
                .with("first", "4")
                .with("second", "7")
                .play("call-info");

        assertThat(switchboard.calls.getFirst().caller()).isEqualTo(new Caller.Known(number, attestation));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sip:09012345678@127.0.0.1> | Privacy: id",
                "\"Anonymous\" <sip:anonymous@anonymous.invalid> | X-Nothing: here"
            })
    void aWithheldNumberIsHidden(String from, String header) {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port())
                .with("from", from)
                .headers(header)
                .with("first", "4")
                .with("second", "7")
                .play("call-info");

        assertThat(switchboard.calls.getFirst().caller()).isEqualTo(new Caller.Hidden());
    }

    @Test
    void aSignedNumberIsVouchedForAndAForgedSignatureRefused() {
        SipTrunk trunk =
                start(usual().withCertificates(SignerCertificates.of(Signers.ADDRESS, Signers.certificate("signer"))));
        String signed =
                Signers.identity("signer", Signers.claims("A", "819012345678", "81120000000", NOW.getEpochSecond()));
        String stale = Signers.identity(
                "signer", Signers.claims("A", "819012345678", "81120000000", NOW.getEpochSecond() - 61));

        Sipp.calling(trunk.port())
                .headers("Identity: " + signed)
                .with("first", "4")
                .with("second", "7")
                .play("call-info");
        Sipp.calling(trunk.port())
                .headers("Identity: " + signed)
                .with("from", "<sip:" + STRANGER + "@127.0.0.1>")
                .with("status", "438")
                .play("refused");
        Sipp.calling(trunk.port())
                .headers("Identity: " + stale)
                .with("status", "403")
                .play("refused");

        assertThat(switchboard.calls)
                .extracting(call -> call.caller())
                .containsExactly(new Caller.Known(CUSTOMER, Attestation.SIGNED_A));
        assertThat(counted("forged")).isEqualTo(2);
    }

    @Test
    void aCallFromAnAddressThatIsNoTrunkIsRefused() throws IOException {
        SipTrunk trunk = start(usual().withTrunks(List.of(AddressRange.parse("127.0.0.1"))));

        Sipp.calling(trunk.port()).from("127.0.0.2").with("status", "403").play("refused");

        assertThat(switchboard.calls).isEmpty();
        assertThat(counted("stranger")).isPositive();
        assertThat(answersOptions(trunk.port(), "127.0.0.2")).isFalse();
        assertThat(answersOptions(trunk.port(), HERE)).isTrue();
    }

    @Test
    void aTrunkThatAsksWhetherWeAreThereIsAnswered() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).play("options");
    }

    @Test
    void anInvitationThatIsRepeatedIsOneCall() {
        SipTrunk trunk = start(usual());

        Sipp.Running call = Sipp.calling(trunk.port()).start("repeated");
        call.succeeds();

        assertThat(call.messages()).doesNotContain("SIP/2.0 4");
        assertThat(switchboard.calls).hasSize(1);
        over(1);
    }

    @Test
    void aCallCancelledBeforeItIsAnsweredNeverBegins() {
        SipTrunk trunk = start(usual());
        CountDownLatch open = new CountDownLatch(1);
        switchboard.waitFor(open);

        Sipp.calling(trunk.port()).play("cancelled");
        open.countDown();

        over(1);
        assertThat(switchboard.begun).hasValue(0);
    }

    @Test
    void whoHangsUpEndsTheConversationAtOnce() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).with("after", "300").play("hangs-up");

        over(1);
        assertThat(switchboard.heard).isEmpty();
    }

    @Test
    void aByeAfterTheEndFindsNoCall() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).play("late-bye");

        over(1);
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedIsRepeatedAndThenHungUp() {
        SipTrunk trunk = start(usual().withLimits(new SipConfig.Limits(
                10, Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(5))));

        Sipp.Running call = Sipp.calling(trunk.port()).start("never-acknowledges");
        call.succeeds();

        assertThat(call.messages().split("SIP/2.0 200 OK\r?\nCSeq: 1 INVITE")).hasSize(1 + 3);
        over(1);
        assertThat(switchboard.begun).hasValue(0);
        assertThat(counted("unacknowledged")).isEqualTo(1);
    }

    @Test
    void aCallMayBeHeldAndTakenUpAgain() {
        SipTrunk trunk = start(usual());
        try (Handset handset = new Handset()) {
            Sipp.Running call = withSound(Sipp.calling(trunk.port()), handset).start("holds");
            byte[] prompt = ScriptedSwitchboard.sound(Line.KEY_THE_DIGITS);
            await().until(() -> handset.sound().length > prompt.length + 4000);
            handset.key("47");
            call.succeeds();

            assertThat(indexOf(handset.sound(), prompt)).isGreaterThanOrEqualTo(0);
        }
        over(1);
    }

    @Test
    void whoOffersNothingIsOfferedWhatWeKnow() {
        SipTrunk trunk = start(usual());
        try (Handset handset = new Handset()) {
            Sipp.Running call = withSound(Sipp.calling(trunk.port()), handset).start("offers-nothing");
            await().until(() -> handset.sound().length > 3200);
            handset.key("47");
            call.succeeds();
        }
        assertThat(switchboard.heard).containsExactly("47");
        over(1);
    }

    @Test
    void aCodecThatWeDoNotKnowIsRefused() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port()).play("unknown-codec");

        assertThat(switchboard.calls).isEmpty();
        assertThat(counted("no_codec")).isEqualTo(1);
    }

    @Test
    void anExtensionThatIsRequiredIsRefused() {
        SipTrunk trunk = start(usual());

        Sipp.calling(trunk.port())
                .headers("Require: 100rel")
                .with("status", "420")
                .play("refused");

        assertThat(switchboard.calls).isEmpty();
    }

    @Test
    void moreCallsThanMayBeAtOnceAreToldToComeLater() {
        SipTrunk trunk = start(usual().withLimits(new SipConfig.Limits(
                1, Duration.ofSeconds(30), Duration.ofSeconds(32), Duration.ofSeconds(5))));
        Sipp.Running first = Sipp.calling(trunk.port()).start("call");
        await().until(() -> trunk.active() == 1);

        Sipp.calling(trunk.port()).with("status", "503").play("refused");

        first.succeeds();
        over(1);
    }

    @Test
    void aCallThatLastsTooLongIsHungUp() {
        SipTrunk trunk = start(usual().withLimits(new SipConfig.Limits(
                10, Duration.ofMillis(1500), Duration.ofSeconds(32), Duration.ofSeconds(5))));

        Sipp.calling(trunk.port()).play("call");

        assertThat(switchboard.heard).isEmpty();
        over(1);
    }

    @Test
    void fiftyCallsAtOnceAreFiftyConversations() {
        SipTrunk trunk = start(usual());

        Sipp.Running calls = Sipp.calling(trunk.port())
                .calls(50)
                .with("before", "2000")
                .with("first", "4")
                .with("second", "7")
                .start("call-info");
        await().until(() -> trunk.active() == 50);
        calls.succeeds();

        over(50);
        assertThat(switchboard.heard).hasSize(50).containsOnly("47");
        assertThat(switchboard.calls).extracting(call -> call.id()).doesNotHaveDuplicates();
        assertThat(counted("answered")).isEqualTo(50);
    }

    @Test
    void whoIsCalledBackGoesOnWithTheSameConversation() {
        int phone = Sipp.freePort();
        SipTrunk trunk = start(usual().withOutgoing(TrunkAddress.parse("sip:127.0.0.1:" + phone), "0120-000-000"));
        switchboard.callBack(CUSTOMER);
        try (Handset handset = new Handset()) {
            Sipp.Running customer = withSound(Sipp.waitingAt(phone), handset)
                    .with("called", "INVITE sip:.819012345678@")
                    .start("customer-answers");
            Sipp.calling(trunk.port()).play("call");
            await().until(() -> handset.sound().length > 3200);
            handset.key("47");
            customer.succeeds();
        }
        over(1);
        assertThat(switchboard.begun).hasValue(2);
        assertThat(switchboard.heard).containsExactly("47");
        assertThat(counted("called_back")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"customer-is-busy", "customer-does-not-answer"})
    void whoIsNotReachedEndsTheConversation(String scenario) {
        int phone = Sipp.freePort();
        SipTrunk trunk = start(usual().withOutgoing(TrunkAddress.parse("sip:127.0.0.1:" + phone), "0120-000-000")
                .withLimits(new SipConfig.Limits(
                        10, Duration.ofSeconds(30), Duration.ofSeconds(32), Duration.ofMillis(700))));
        switchboard.callBack(CUSTOMER);
        Sipp.Running customer = Sipp.waitingAt(phone).with("called", "INVITE").start(scenario);

        Sipp.calling(trunk.port()).play("call");

        customer.succeeds();
        over(1);
        assertThat(counted("not_reached")).isEqualTo(1);
    }

    @Test
    void withoutATrunkForCallsToCustomersNobodyIsCalledBack() {
        SipTrunk trunk = start(usual());
        switchboard.callBack(CUSTOMER);

        Sipp.calling(trunk.port()).play("call");

        over(1);
        assertThat(counted("not_reached")).isEqualTo(1);
    }

    @Test
    void stoppingHangsUpTheCallsThatStand() {
        SipTrunk trunk = start(usual());
        Sipp.Running call = Sipp.calling(trunk.port()).start("call");
        await().until(() -> switchboard.begun.get() == 1);

        trunk.close();

        call.succeeds();
        assertThat(switchboard.ended).hasValue(1);
    }

    private SipTrunk start(SipConfig config) {
        running = SipTrunk.start(config, switchboard, ScriptedSwitchboard.VOICE, () -> NOW, registry);
        return running;
    }

    private static SipConfig usual() {
        return SipConfig.on(new InetSocketAddress(InetAddress.ofLiteral(HERE), 0))
                .withPorts(new SipConfig.PortRange(41_000, 41_399));
    }

    private static Sipp withSound(Sipp sipp, Handset handset) {
        return sipp.with("soundHost", HERE).with("soundPort", "" + handset.port());
    }

    private void over(int conversations) {
        await().untilAsserted(() -> assertThat(switchboard.ended).hasValue(conversations));
        SipTrunk trunk = Objects.requireNonNull(running);
        await().untilAsserted(() -> assertThat(trunk.active()).isZero());
    }

    private double counted(String outcome) {
        return registry.counter("sekisho.sip.calls", "outcome", outcome).count();
    }

    /** In the long run one packet each 20 ms, none lost, none out of order. */
    private static void assertPaced(List<RtpPacket> packets, List<Long> atNanos) {
        for (int i = 1; i < packets.size(); i++) {
            assertThat(packets.get(i).timestamp() - packets.get(i - 1).timestamp())
                    .isEqualTo(160);
        }
        double milliseconds = (atNanos.getLast() - atNanos.getFirst()) / 1e6 / (packets.size() - 1);
        assertThat(milliseconds).isBetween(19.0, 21.0);
    }

    private static boolean answersOptions(int port, String from) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral(from))) {
            String options = """
                OPTIONS sip:sekisho@127.0.0.1 SIP/2.0
                Via: SIP/2.0/UDP %1$s:%2$d;branch=z9hG4bK-%2$d
                From: <sip:somebody@%1$s>;tag=1
                To: <sip:sekisho@127.0.0.1>
                Call-ID: %2$d@%1$s
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Content-Length: 0

                """.formatted(from, socket.getLocalPort()).replace("\n", "\r\n");
            byte[] bytes = options.getBytes(StandardCharsets.US_ASCII);
            socket.setSoTimeout(1000);
            socket.send(
                    new DatagramPacket(bytes, bytes.length, new InetSocketAddress(InetAddress.ofLiteral(HERE), port)));
            DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII)
                    .startsWith("SIP/2.0 200");
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private static int indexOf(byte[] sound, byte[] part) {
        for (int at = 0; at <= sound.length - part.length; at++) {
            if (Arrays.equals(sound, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }
}
