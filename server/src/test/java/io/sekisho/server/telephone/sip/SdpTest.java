package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.telephone.rtp.Codec;
import io.sekisho.server.telephone.rtp.MediaPeer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

    private static final Sdp.Ours OURS = new Sdp.Ours(InetAddress.ofLiteral("192.0.2.1"), 40_000, 11, 1);
    private static final String HEAD =
            "v=0\r\no=- 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n";
    private static final String USUAL = HEAD
            + "m=audio 6000 RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
            + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=sendrecv\r\n";

    @Test
    void theFirstCodecThatWeKnowIsTaken() {
        assertThat(read(USUAL).peer())
                .isEqualTo(new MediaPeer(new InetSocketAddress("198.51.100.7", 6000), Codec.PCMA, 101, true));
    }

    @ParameterizedTest
    @CsvSource({"18 0 8, PCMU", "9 8, PCMA", "0, PCMU"})
    void codecsThatWeDoNotKnowArePassedOver(String formats, Codec expected) {
        SdpOffer offer = read(HEAD + "m=audio 6000 RTP/AVP " + formats + "\r\n");

        assertThat(offer.peer().codec()).isEqualTo(expected);
        assertThat(offer.peer().eventPayloadType()).isEqualTo(MediaPeer.NO_EVENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, true, sendrecv",
        "sendonly, false, recvonly",
        "inactive, false, inactive",
        "recvonly, true, sendonly"
    })
    void aDirectionIsAnsweredByItsCounterpart(String theirs, boolean listening, String ours) {
        SdpOffer offer = read(USUAL.replace("a=sendrecv", "a=" + theirs));

        assertThat(offer.peer().listening()).isEqualTo(listening);
        assertThat(answer(offer)).contains("a=" + ours + "\r\n");
    }

    @Test
    void aCallHeldTheOldWayHearsNothing() {
        assertThat(read(USUAL.replace("c=IN IP4 198.51.100.7", "c=IN IP4 0.0.0.0"))
                        .peer()
                        .listening())
                .isFalse();
    }

    @Test
    void theAnswerTakesOneCodecWithTheirEvents() {
        assertThat(answer(read(USUAL.replace("101", "96"))))
                .contains(
                        "m=audio 40000 RTP/AVP 8 96\r\n",
                        "c=IN IP4 192.0.2.1\r\n",
                        "a=rtpmap:96 telephone-event/8000\r\n")
                .doesNotContain("PCMU");
    }

    @Test
    void otherMediaAreRefusedInTheirPlaces() {
        String answer =
                answer(read(HEAD + "m=video 7000 RTP/AVP 31\r\nm=audio 6000 RTP/AVP 0\r\nm=image 7002 udptl t38\r\n"));

        assertThat(answer.lines().filter(line -> line.startsWith("m=")))
                .containsExactly("m=video 0 RTP/AVP 31", "m=audio 40000 RTP/AVP 0", "m=image 0 udptl t38");
    }

    @Test
    void aMediasOwnConnectionCounts() {
        SdpOffer offer = read(HEAD + "m=audio 6000 RTP/AVP 0\r\nc=IN IP6 2001:db8::7\r\n");

        assertThat(offer.peer().address()).isEqualTo(new InetSocketAddress("2001:db8::7", 6000));
    }

    @Test
    void whatWeOfferWeUnderstand() {
        SdpOffer offer = SdpOffer.read(Sdp.offer(OURS)).orElseThrow();

        assertThat(offer.peer())
                .isEqualTo(new MediaPeer(new InetSocketAddress("192.0.2.1", 40_000), Codec.PCMU, 101, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                HEAD,
                HEAD + "m=audio 6000 RTP/AVP 18 101\r\n",
                HEAD + "m=audio 6000 RTP/SAVP 0\r\n",
                HEAD + "m=audio 0 RTP/AVP 0\r\n",
                HEAD + "m=video 6000 RTP/AVP 0\r\n",
                HEAD + "m=audio 6000 RTP/AVP 0\r\nc=IN IP4 media.example.jp\r\n",
                HEAD + "m=audio 6000 RTP/AVP 0\r\nc=IN IP4 224.0.0.1\r\n",
                HEAD + "m=audio 99999 RTP/AVP 0\r\n"
            })
    void whatWeCannotSpeakOverIsNoOffer(String text) {
        assertThat(SdpOffer.read(bytes(text))).isEmpty();
    }

    @Test
    void brokenTextsNeverDoMoreThanFail() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] broken = bytes(USUAL);
            for (int times = random.nextInt(8); times >= 0; times--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(128);
            }
            SdpOffer.read(broken)
                    .ifPresent(offer ->
                            assertThat(offer.peer().address().getPort()).isPositive());
        }
    }

    private static SdpOffer read(String text) {
        return SdpOffer.read(bytes(text)).orElseThrow();
    }

    private static String answer(SdpOffer offer) {
        return new String(Sdp.answer(OURS, offer), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
