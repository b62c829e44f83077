package io.sekisho.demo.telephone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one call after another as bytes on a socket, without any SIP library, so that the telephone is not judged by its own. */
final class ScriptedExchange implements AutoCloseable {

    private static final int PACKET_BYTES_MAX = 4096;
    private static final Pattern PORT = Pattern.compile("m=audio (\\d+)");

    /** What is done with an INVITE. */
    enum Manner {
        ANSWER,
        RING,
        REFUSE
    }

    private final DatagramSocket sip;
    private final DatagramSocket sound;
    private final Manner manner;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<byte[]> packets = new CopyOnWriteArrayList<>();
    private volatile String invite = "";
    private volatile InetSocketAddress telephone = new InetSocketAddress(0);

    ScriptedExchange(Manner manner) throws IOException {
        this.manner = manner;
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        sip = new DatagramSocket(0, here);
        sound = new DatagramSocket(0, here);
        Thread.ofVirtual().start(() -> receive(sip, this::take));
        Thread.ofVirtual().start(() -> receive(sound, this::hear));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), sip.getLocalPort());
    }

    String invite() {
        return invite;
    }

    /** Methods, in order. */
    List<String> received() {
        return List.copyOf(received);
    }

    /** RTP packets. */
    List<byte[]> packets() {
        return List.copyOf(packets);
    }

    void say(byte sample, int count) throws IOException {
        Matcher port = PORT.matcher(invite);
        if (!port.find()) {
            throw new IllegalStateException("no port in " + invite);
        }
        for (int i = 0; i < count; i++) {
            byte[] packet = new byte[172];
            packet[0] = (byte) 0x80;
            packet[3] = (byte) i;
            Arrays.fill(packet, 12, packet.length, sample);
            sound.send(new DatagramPacket(
                    packet, packet.length, InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port.group(1))));
        }
    }

    void hangUp() {
        send(String.join(
                "\r\n",
                "BYE sip:telephone@127.0.0.1:" + telephone.getPort() + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + sip.getLocalPort() + ";branch=z9hG4bKbye",
                "From: " + header("To") + ";tag=exchange",
                "To: " + header("From"),
                "Call-ID: " + header("Call-ID"),
                "CSeq: 1 BYE",
                "Max-Forwards: 70",
                "Content-Length: 0",
                "",
                ""));
    }

    private void take(DatagramPacket packet) {
        String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        String method = message.substring(0, message.indexOf(' '));
        received.add(method.startsWith("SIP/") ? message.lines().findFirst().orElse("") : method);
        telephone = (InetSocketAddress) packet.getSocketAddress();
        switch (method) {
            case "INVITE" -> invited(message);
            case "CANCEL" -> {
                respond(message, "200 OK", "");
                respond(invite, "487 Request Terminated", "");
            }
            case "BYE" -> respond(message, "200 OK", "");
            default -> {}
        }
    }

    private void invited(String message) {
        invite = message;
        respond(message, "100 Trying", "");
        switch (manner) {
            case RING -> respond(message, "180 Ringing", "");
            case REFUSE -> respond(message, "403 Forbidden", "");
            case ANSWER -> {
                respond(message, "180 Ringing", "");
                respond(message, "200 OK", answer());
            }
        }
    }

    private String answer() {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 7 7 IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio " + sound.getLocalPort() + " RTP/AVP 0 101",
                "a=rtpmap:101 telephone-event/8000",
                "");
    }

    private void respond(String request, String status, String body) {
        String to = header(request, "To");
        send(String.join(
                "\r\n",
                "SIP/2.0 " + status,
                "Via: " + header(request, "Via"),
                "From: " + header(request, "From"),
                "To: " + (status.startsWith("100") || to.contains("tag=") ? to : to + ";tag=exchange"),
                "Call-ID: " + header(request, "Call-ID"),
                "CSeq: " + header(request, "CSeq"),
                "Contact: <sip:exchange@127.0.0.1:" + sip.getLocalPort() + ">",
                body.isEmpty() ? "X-Nothing: 0" : "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body));
    }

    private String header(String name) {
        return header(invite, name);
    }

    static String header(String message, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return message.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    private void hear(DatagramPacket packet) {
        packets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private void send(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            sip.send(new DatagramPacket(bytes, bytes.length, telephone));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until the socket is closed. */
    private static void receive(DatagramSocket socket, Consumer<DatagramPacket> taker) {
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[PACKET_BYTES_MAX], PACKET_BYTES_MAX);
            try {
                socket.receive(packet);
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            taker.accept(packet);
        }
    }

    @Override
    public void close() {
        sip.close();
        sound.close();
    }
}
