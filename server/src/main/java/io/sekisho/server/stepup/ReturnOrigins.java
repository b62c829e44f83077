package io.sekisho.server.stepup;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page may lead back to: the brokerage's registered origins and nothing else, so that no page of ours sends anybody to a stranger's
 * site (CWE-601).
 */
public record ReturnOrigins(List<String> origins) {

    static final int MAX_LENGTH = 2_000;

    public ReturnOrigins {
        origins = List.copyOf(origins);
    }

    /** @param registered origins, checked before */
    public static ReturnOrigins of(List<URI> registered) {
        return new ReturnOrigins(registered.stream().map(ReturnOrigins::origin).toList());
    }

    /** The address asked for, where it is one of ours. */
    Optional<URI> admit(@Nullable String asked) {
        if (asked == null || asked.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(asked);
            boolean whole = uri.isAbsolute() && uri.getHost() != null && uri.getRawUserInfo() == null;
            return whole && origins.contains(origin(uri)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The address with the challenge named, which is no secret: the brokerage's server asks what became of it. */
    static String naming(URI address, String challenge) {
        String text = address.toString();
        int hash = text.indexOf('#');
        String before = hash < 0 ? text : text.substring(0, hash);
        return before + (before.indexOf('?') < 0 ? "?" : "&") + "challenge="
                + URLEncoder.encode(challenge, StandardCharsets.UTF_8);
    }

    /** RFC 6454 6.1: scheme, host and port, the port left out where it is the scheme's own. */
    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
