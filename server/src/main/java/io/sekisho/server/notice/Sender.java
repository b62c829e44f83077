package io.sekisho.server.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Whom mails come from: {@code SEKISHO_MAIL_FROM}, such as {@code Hibari Securities <no-reply@hibari.example>}. */
public record Sender(InternetAddress address) {

    public static final String DEFAULT = "no-reply@sekisho.localhost";

    /** @throws IllegalArgumentException when it is no mail address */
    public static Sender parse(String from) {
        try {
            InternetAddress address = new InternetAddress(from, true);
            address.validate();
            return new Sender(address);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "SEKISHO_MAIL_FROM is no mail address: \"" + from + "\"; write name@domain or Name <name@domain>",
                    e);
        }
    }

    /** The name customers see, also within the mail. */
    public String brand() {
        String name = address.getPersonal();
        return name == null ? "Sekisho" : name;
    }

    String domain() {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
