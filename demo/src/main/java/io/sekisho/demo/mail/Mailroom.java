package io.sekisho.demo.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** A mail server on this machine that takes mails for everybody and keeps them in memory. */
public final class Mailroom implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private Mailroom(GreenMail server) {
        this.server = server;
    }

    /** Takes mails from when this returns, on a free port. */
    public static Mailroom open() {
        GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Mailroom(server);
    }

    /** For {@code SEKISHO_SMTP_URL}. */
    public URI url() {
        return URI.create("smtp://" + HOST + ":" + server.getSmtp().getPort());
    }

    /** Newest first. */
    public List<Letter> letters() {
        return Arrays.asList(server.getReceivedMessages()).reversed().stream()
                .map(Letter::of)
                .toList();
    }

    /** To one address, newest first. */
    public List<Letter> lettersTo(String address) {
        return letters().stream()
                .filter(letter -> letter.to().equalsIgnoreCase(address))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
