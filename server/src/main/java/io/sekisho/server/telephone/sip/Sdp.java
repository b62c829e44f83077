package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.rtp.Codec;
import io.sekisho.server.telephone.rtp.MediaPeer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What we say of our media (RFC 4566, RFC 3264). */
final class Sdp {

    /** The usual payload type of telephone-events, which has none of its own. */
    private static final int EVENTS = 101;

    private Sdp() {}

    /**
     * @param port    for sound
     * @param session number of this call's descriptions, the same in all of them
     * @param version grows with each
     */
    record Ours(InetAddress host, int port, int session, int version) {}

    /** All that we understand, for the other side to choose. */
    static byte[] offer(Ours ours) {
        Stream<String> formats = Stream.of(Codec.values()).map(codec -> String.valueOf(codec.payloadType()));
        String line = "m=audio " + ours.port + " RTP/AVP " + formats.collect(Collectors.joining(" ")) + " " + EVENTS;
        return text(ours, List.of(line, "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000"), EVENTS, "sendrecv");
    }

    /** The stream that we chose; the others are refused in their places (RFC 3264, section 6). */
    static byte[] answer(Ours ours, SdpOffer offer) {
        MediaPeer peer = offer.peer();
        int format = peer.codec().payloadType();
        boolean events = peer.eventPayloadType() != MediaPeer.NO_EVENTS;
        String accepted = "m=audio " + ours.port + " RTP/AVP " + format + (events ? " " + peer.eventPayloadType() : "");
        String map = "a=rtpmap:" + format + " " + peer.codec() + "/" + Codec.RATE_HZ;
        List<String> before = offer.media().subList(0, offer.chosen());
        List<String> after =
                offer.media().subList(offer.chosen() + 1, offer.media().size());
        byte[] chosen = text(
                ours,
                Stream.concat(before.stream(), Stream.of(accepted, map)).toList(),
                peer.eventPayloadType(),
                direction(offer));
        String rest = after.stream().map(line -> line + "\r\n").collect(Collectors.joining());
        return (new String(chosen, StandardCharsets.US_ASCII) + rest).getBytes(StandardCharsets.US_ASCII);
    }

    private static String direction(SdpOffer offer) {
        boolean listening = offer.peer().listening();
        return offer.speaking() ? listening ? "sendrecv" : "recvonly" : listening ? "sendonly" : "inactive";
    }

    private static byte[] text(Ours ours, List<String> media, int events, String direction) {
        String host = (ours.host instanceof Inet6Address ? "IP6 " : "IP4 ") + ours.host.getHostAddress();
        Stream<String> head = Stream.of(
                "v=0", "o=- " + ours.session + " " + ours.version + " IN " + host, "s=-", "c=IN " + host, "t=0 0");
        Stream<String> digits = events == MediaPeer.NO_EVENTS
                ? Stream.of()
                : Stream.of("a=rtpmap:" + events + " telephone-event/8000", "a=fmtp:" + events + " 0-15");
        Stream<String> tail = Stream.of("a=ptime:20", "a=" + direction);
        return Stream.of(head, media.stream(), digits, tail)
                .flatMap(lines -> lines)
                .map(line -> line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
