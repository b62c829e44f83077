package io.sekisho.demo.telephone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.sdp.Connection;
import javax.sdp.MediaDescription;
import javax.sdp.SdpException;
import javax.sdp.SdpFactory;
import javax.sdp.SessionDescription;

/**
 * Where the other side hears us (RFC 4566): G.711 µ-law, and digits where it takes them (RFC 4733).
 *
 * @param digits whether it does
 */
record SoundDescription(InetSocketAddress peer, boolean digits) {

    /** Payload type of G.711 µ-law (RFC 3551, section 6). */
    static final int PCMU = 0;

    /** Ours for digits, from the dynamic range. */
    static final int EVENTS = 101;

    static String offer(String host, int port) {
        return String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 1 IN IP4 " + host,
                        "s=-",
                        "c=IN IP4 " + host,
                        "t=0 0",
                        "m=audio " + port + " RTP/AVP " + PCMU + " " + EVENTS,
                        "a=rtpmap:" + PCMU + " PCMU/8000",
                        "a=rtpmap:" + EVENTS + " telephone-event/8000",
                        "a=fmtp:" + EVENTS + " 0-15",
                        "a=ptime:20",
                        "a=sendrecv")
                + "\r\n";
    }

    /** @return empty where the answer takes none of what was offered */
    static Optional<SoundDescription> answer(byte[] body) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            SessionDescription session = SdpFactory.getInstance().createSessionDescription(text);
            List<?> media = session.getMediaDescriptions(true);
            return media.isEmpty() ? Optional.empty() : of(session, (MediaDescription) media.getFirst());
        } catch (SdpException | RuntimeException e) {
            // The library throws whatever comes to it on broken texts.
            return Optional.empty();
        }
    }

    private static Optional<SoundDescription> of(SessionDescription session, MediaDescription media)
            throws SdpException {
        Connection connection = media.getConnection() == null ? session.getConnection() : media.getConnection();
        List<?> formats = media.getMedia().getMediaFormats(true);
        int port = media.getMedia().getMediaPort();
        if (port == 0 || formats.stream().noneMatch(format -> isType(format, PCMU))) {
            return Optional.empty();
        }
        InetAddress host = InetAddress.ofLiteral(connection.getAddress());
        boolean digits = formats.stream().anyMatch(format -> isType(format, EVENTS));
        return Optional.of(new SoundDescription(new InetSocketAddress(host, port), digits));
    }

    private static boolean isType(Object format, int type) {
        return String.valueOf(format).equals(String.valueOf(type));
    }
}
