package io.sekisho.server;

import io.sekisho.server.network.NetworkConfig;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The forms that settings have. A message goes on from the setting's name and never repeats the value. */
final class Formats {

    /** A key has to fit into one header. */
    private static final int MAX_KEY_CHARACTERS = 512;

    private static final int MASTER_KEY_BYTES = 32;
    private static final int MAX_PORT = 65_535;

    private Formats() {}

    static String key(String text) {
        return require(
                text,
                text.length() <= MAX_KEY_CHARACTERS && text.chars().allMatch(c -> c > ' ' && c <= '~'),
                "must be 1 to " + MAX_KEY_CHARACTERS + " printable ASCII characters without spaces");
    }

    static String masterKey(String text) {
        String expected = "must be 32 bytes in Base64; make it with: openssl rand -base64 32";
        try {
            return require(text, Base64.getDecoder().decode(text).length == MASTER_KEY_BYTES, expected);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    static String databaseUrl(String text) {
        boolean fits = List.of("jdbc:postgresql:", "postgres://", "postgresql://").stream()
                .anyMatch(text::startsWith);
        return require(text, fits, "must begin with jdbc:postgresql:, postgres:// or postgresql://");
    }

    static URI smtpUrl(String text) {
        String expected =
                "must be smtp://host:port or smtps://user:password@host:port, with %-escapes in user and password";
        URI uri = uri(text, expected);
        boolean path = uri.getPath() != null
                && !uri.getPath().isEmpty()
                && !uri.getPath().equals("/");
        boolean fits = Set.of("smtp", "smtps").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getPort() != 0
                && uri.getPort() <= MAX_PORT
                && !path;
        return require(uri, fits, expected);
    }

    static String mailAddress(String text) {
        String expected = "must be one mail address, such as sekisho@example.jp or Sekisho <sekisho@example.jp>";
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            return require(
                    text, addresses.length == 1 && addresses[0].getAddress().contains("@"), expected);
        } catch (AddressException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    static String networkDatabase(String text) {
        boolean none = text.equals("none");
        boolean readable = list(text).stream().allMatch(file -> Files.isReadable(Path.of(file)));
        return require(text, none || readable, "must be none, or MMDB files that can be read, separated by commas");
    }

    static String networkLists(String text) {
        String expected =
                "must be hosting=FILE,vpn=FILE,tor=FILE with files that can be read, a kind as often as needed";
        try {
            boolean readable = NetworkConfig.parse(null, text, Path.of("")).lists().values().stream()
                    .flatMap(List::stream)
                    .allMatch(Files::isReadable);
            return require(text, readable, expected);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    static boolean yesOrNo(String text) {
        require(text, Set.of("true", "false").contains(text), "must be true or false");
        return text.equals("true");
    }

    static List<String> networks(String text) {
        return list(text).stream().map(Formats::network).toList();
    }

    private static String network(String text) {
        String expected = "must be addresses or networks in CIDR form, such as 192.0.2.0/24,2001:db8::/32";
        String[] parts = text.split("/", 2);
        try {
            int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return require(text, prefix >= 0 && prefix <= bits, expected);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    static List<URI> origins(String text) {
        return list(text).stream().map(Formats::origin).toList();
    }

    static URI origin(String text) {
        String expected = "must be origins, such as https://www.example.jp or http://localhost:8080";
        URI uri = uri(text, expected);
        boolean fits = Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
        return require(uri, fits, expected);
    }

    /** An address of a page or a service, with its path. */
    static URI webUrl(String text) {
        String expected = "must be an address without query, such as https://sekisho.example.jp/telephony/voice";
        URI uri = uri(text, expected);
        boolean fits = Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        return require(uri, fits, expected);
    }

    static String address(String text) {
        String expected = "must be an address with a port, such as 127.0.0.1:5060 or [::1]:5060";
        URI uri = uri("any://" + text, expected);
        return require(text, uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= MAX_PORT, expected);
    }

    /** A name or address without scheme and port. */
    static String host(String text) {
        return require(
                text,
                text.matches("[A-Za-z0-9.:_-]+"),
                "must be a host name or an address, such as 127.0.0.1 or 0.0.0.0");
    }

    static String telephone(String text) {
        return require(
                text, text.matches("\\+?[0-9][0-9 -]{2,19}"), "must be a telephone number, such as 0120-000-000");
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static URI uri(String text, String expected) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The cause repeats the text, and with it perhaps a password.
            throw new IllegalArgumentException(expected);
        }
    }

    private static <T> T require(T value, boolean fits, String expected) {
        if (!fits) {
            throw new IllegalArgumentException(expected);
        }
        return value;
    }
}
