package io.sekisho.server.telephone.passport;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Identity header's value (RFC 8224, section 4): {@code token;info=<address>;alg=ES256;ppt=shaken}.
 *
 * @param token a JWS in compact serialisation
 * @param info  where the signer's certificate lies
 */
record IdentityHeader(
        String token,
        URI info,
        @Nullable String alg,
        @Nullable String ppt) {

    private static final int LENGTH_MAX = 8192;
    private static final int PARTS_MAX = 16;

    /** Empty where the value does not have the form. */
    static Optional<IdentityHeader> parse(String value) {
        if (value.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        String[] parts = value.strip().split(";", PARTS_MAX);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), unquoted(pair[1].strip()));
            }
        }
        String info = parameters.get("info");
        if (info == null || !info.startsWith("<") || !info.endsWith(">")) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(info.substring(1, info.length() - 1));
            return Optional.of(
                    new IdentityHeader(parts[0].strip(), address, parameters.get("alg"), parameters.get("ppt")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
