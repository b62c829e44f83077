package io.sekisho.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Asks for a key with the right scope, as RFC 6750 2.1 sends it. */
final class KeyCheck {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_KEY_LENGTH = 512;

    private final KeyDirectory keys;

    KeyCheck(KeyDirectory keys) {
        this.keys = keys;
    }

    /**
     * @return nothing for an open route
     * @throws ProblemException 401 or 403
     */
    @Nullable
    Principal check(HttpFields headers, Access access) {
        if (access instanceof Access.Open) {
            return null;
        }
        String header = headers.get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.unauthorized("send the key as Authorization: Bearer KEY")
                    .exception();
        }
        String key = header.substring(SCHEME.length()).strip();
        Principal principal = key.isEmpty() || key.length() > MAX_KEY_LENGTH ? null : keys.find(key);
        if (principal == null) {
            throw Problem.unauthorized("the key is not known, or no longer valid")
                    .exception();
        }
        if (!principal.may(access)) {
            throw Problem.forbidden("the key lacks the scope: " + Access.text(access))
                    .exception();
        }
        return principal;
    }
}
