package io.sekisho.server.acceptance;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mail server on this machine, with everybody's letters. */
public final class Mailbox implements AutoCloseable {

    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final GreenMail server;
    private final int port;
    private final Map<String, Integer> read = new HashMap<>();

    private Mailbox(int port) {
        this.port = port;
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    public static Mailbox open() {
        return closed().opened();
    }

    /** One whose server is not there yet. */
    static Mailbox closed() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Mailbox(free.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Mailbox opened() {
        server.start();
        return this;
    }

    public String url() {
        return "smtp://127.0.0.1:" + port;
    }

    /** The next letter to an address that was not read yet; waits for it. */
    public Letter next(String address) {
        int index = read.getOrDefault(address, 0);
        await().atMost(DELIVERY).until(() -> to(address).size() > index);
        read.put(address, index + 1);
        return to(address).get(index);
    }

    /** All letters to an address that have arrived so far, but those that only tell what goes on in the account. */
    List<Letter> to(String address) {
        return all(address).stream().filter(letter -> !letter.toldBeside()).toList();
    }

    /** The letters that only tell what goes on in the account. */
    List<Letter> toldBeside(String address) {
        return all(address).stream().filter(Letter::toldBeside).toList();
    }

    private List<Letter> all(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(Letter::of)
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients())
                    .map(Address::toString)
                    .anyMatch(address::equals);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
