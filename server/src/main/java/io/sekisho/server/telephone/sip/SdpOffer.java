package io.sekisho.server.telephone.sip;

import gov.nist.javax.sdp.parser.SDPAnnounceParser;
import io.sekisho.server.telephone.rtp.Codec;
import io.sekisho.server.telephone.rtp.MediaPeer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sdp.Attribute;
import javax.sdp.Connection;
import javax.sdp.MediaDescription;
import javax.sdp.SdpException;
import javax.sdp.SdpParseException;
import javax.sdp.SessionDescription;
import org.jspecify.annotations.Nullable;

/**
 * What the other side said of its media (RFC 4566, RFC 3264), as far as it matters: the first stream of G.711 over plain RTP.
 *
 * @param peer   where and how it hears and speaks
 * @param chosen place of that stream among the media lines
 * @param media  all media lines as they have to come back, each with port 0
 */
record SdpOffer(MediaPeer peer, int chosen, List<String> media, boolean speaking) {

    private static final Set<String> DIRECTIONS = Set.of("sendrecv", "sendonly", "recvonly", "inactive");

    /** Empty where it is no SDP, or none whose sound we understand. */
    static Optional<SdpOffer> read(byte[] body) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            // The library's factory would print what it cannot read.
            return read(new SDPAnnounceParser(text).parse());
        } catch (SdpException | ParseException | RuntimeException e) {
            // The library throws whatever comes to it on broken texts.
            return Optional.empty();
        }
    }

    private static Optional<SdpOffer> read(SessionDescription session) throws SdpException {
        List<?> descriptions = session.getMediaDescriptions(true);
        List<MediaDescription> all =
                descriptions.stream().map(MediaDescription.class::cast).toList();
        for (int place = 0; place < all.size(); place++) {
            Optional<MediaPeer> peer = peer(session, all.get(place));
            if (peer.isPresent()) {
                boolean speaking = !Set.of("recvonly", "inactive").contains(direction(session, all.get(place)));
                return Optional.of(new SdpOffer(peer.get(), place, refused(all), speaking));
            }
        }
        return Optional.empty();
    }

    private static Optional<MediaPeer> peer(SessionDescription session, MediaDescription media) throws SdpException {
        int port = media.getMedia().getMediaPort();
        boolean plain = media.getMedia().getMediaType().equals("audio")
                && media.getMedia().getProtocol().equals("RTP/AVP");
        InetAddress host = host(media.getConnection() == null ? session.getConnection() : media.getConnection());
        Optional<Codec> codec =
                formats(media).flatMap(format -> codec(format).stream()).findFirst();
        if (!plain || port < 1 || port > 65_535 || host == null || codec.isEmpty()) {
            return Optional.empty();
        }
        boolean listening =
                !host.isAnyLocalAddress() && !Set.of("sendonly", "inactive").contains(direction(session, media));
        return Optional.of(new MediaPeer(new InetSocketAddress(host, port), codec.get(), events(media), listening));
    }

    private static Optional<Codec> codec(String format) {
        return format.matches("\\d{1,3}") ? Codec.ofPayloadType(Integer.parseInt(format)) : Optional.empty();
    }

    private static Stream<String> formats(MediaDescription media) throws SdpParseException {
        List<?> formats = media.getMedia().getMediaFormats(true);
        return formats.stream().map(String::valueOf);
    }

    /** A literal only: whoever is asked to resolve a name can be made to wait. Sound to many at once is nobody's telephone. */
    private static @Nullable InetAddress host(@Nullable Connection connection) throws SdpParseException {
        if (connection == null) {
            return null;
        }
        InetAddress host = InetAddress.ofLiteral(connection.getAddress());
        return host.isMulticastAddress() ? null : host;
    }

    /** {@code a=rtpmap:101 telephone-event/8000} */
    private static int events(MediaDescription media) throws SdpException {
        List<?> attributes = media.getAttributes(true);
        for (Object each : attributes) {
            String[] words =
                    String.valueOf(((Attribute) each).getValue()).strip().split("\\s+", 3);
            boolean events = ((Attribute) each).getName().equals("rtpmap")
                    && words.length == 2
                    && words[0].matches("\\d{1,3}")
                    && words[1].equalsIgnoreCase("telephone-event/" + Codec.RATE_HZ);
            if (events) {
                return Integer.parseInt(words[0]);
            }
        }
        return MediaPeer.NO_EVENTS;
    }

    private static String direction(SessionDescription session, MediaDescription media) throws SdpException {
        List<?> own = media.getAttributes(true);
        List<?> common = session.getAttributes(true);
        for (Object each : Stream.concat(own.stream(), common.stream()).toList()) {
            String name = ((Attribute) each).getName();
            if (DIRECTIONS.contains(name)) {
                return name;
            }
        }
        return "sendrecv";
    }

    private static List<String> refused(List<MediaDescription> all) {
        return all.stream().map(SdpOffer::refused).toList();
    }

    private static String refused(MediaDescription media) {
        try {
            return "m=" + media.getMedia().getMediaType() + " 0 "
                    + media.getMedia().getProtocol() + " "
                    + String.join(" ", formats(media).toList());
        } catch (SdpParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
