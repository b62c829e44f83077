package io.sekisho.server.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where messages may be sent: what they tell must not be read on the way. */
final class EndpointUrl {

    static final int LENGTH_MAX = 2_000;

    private static final int PORT_MAX = 65_535;

    private EndpointUrl() {}

    /** What is wrong with it, as an error says; nothing where it may be used. */
    static @Nullable String violation(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "must be a URL such as https://hooks.example.jp/sekisho";
        }
        String host = url.getHost();
        if (url.getScheme() == null || host == null) {
            return "must be a URL with a host, such as https://hooks.example.jp/sekisho";
        }
        if (url.getRawUserInfo() != null) {
            return "must not hold a user or a password; the signature says who sends";
        }
        if (url.getRawFragment() != null) {
            return "must not have a part after #";
        }
        if (url.getPort() != -1 && (url.getPort() < 1 || url.getPort() > PORT_MAX)) {
            return "must have a port from 1 to " + PORT_MAX + ", or none";
        }
        return switch (url.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> null;
            case "http" -> onThisMachine(host) ? null : "must be https; http is for this machine only (localhost)";
            default -> "must be https";
        };
    }

    /**
     * Whether a name must not lead there: to this machine or to what only its neighbours reach, such as a cloud's metadata (RFC 3927, RFC 4291
     * 2.5.6). Private addresses are where a brokerage's own systems are. What was given as an address, or as localhost, is meant.
     */
    static boolean leadsAstray(String host, InetAddress address) {
        boolean given = host.startsWith("[") || host.matches("\\d+(\\.\\d+){3}") || onThisMachine(host);
        return !given
                && (address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isMulticastAddress());
    }

    /** Loopback addresses (RFC 1122 3.2.1.3, RFC 4291 2.5.3) and names reserved for them (RFC 6761 6.3). */
    private static boolean onThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
