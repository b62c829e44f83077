package io.sekisho.server.notice;

import io.sekisho.server.secret.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The mail server: {@code SEKISHO_SMTP_URL}, {@code smtp://host:port} or {@code smtps://user:password@host:port}.
 *
 * @param tls from the first byte (RFC 8314), instead of when offered (STARTTLS, RFC 3207)
 */
public record SmtpAddress(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PORT_RELAY = 25;
    private static final int PORT_SUBMISSION = 587;
    private static final int PORT_SUBMISSION_TLS = 465;

    /** @throws IllegalArgumentException when it is no such address; the message does not repeat the password */
    public static SmtpAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause repeats the address, and with it the password.
            throw wrong();
        }
        boolean tls = "smtps".equals(uri.getScheme());
        if (uri.getHost() == null || !(tls || "smtp".equals(uri.getScheme()))) {
            throw wrong();
        }
        String info = uri.getRawUserInfo();
        if (info == null) {
            return new SmtpAddress(tls, uri.getHost(), port(uri, tls ? PORT_SUBMISSION_TLS : PORT_RELAY), null, null);
        }
        String[] account = info.split(":", 2);
        if (account.length < 2) {
            throw wrong();
        }
        int port = port(uri, tls ? PORT_SUBMISSION_TLS : PORT_SUBMISSION);
        return new SmtpAddress(tls, uri.getHost(), port, decode(account[0]), new Secret(decode(account[1])));
    }

    /**
     * Settings of Angus Mail. A password is only sent over TLS to a server that proves its name, but on this machine. Without one, TLS is
     * used when offered and whoever offers it (RFC 7435): that is still better than plain text.
     *
     * @param greeting the name to introduce ourselves by; looking up this machine's own can take seconds
     */
    Properties properties(String greeting) {
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.localhost", greeting);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!tls && user != null && !local()));
        if (!tls && user == null) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        }
        properties.setProperty("mail.smtp.quitwait", "false");
        String timeout = Long.toString(TIMEOUT.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        return properties;
    }

    private boolean local() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(URI uri, int usual) {
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    /** Percent-decoding only: a plus sign in a password is a plus sign. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "SEKISHO_SMTP_URL must be smtp://host:port or smtps://user:password@host:port; percent-encode special"
                        + " characters");
    }
}
