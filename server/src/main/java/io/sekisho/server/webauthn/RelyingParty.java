package io.sekisho.server.webauthn;

import java.util.Set;

/**
 * Whose passkeys they are.
 *
 * @param id      a domain, such as {@code sekisho.example.jp}; passkeys made for one work for no other (WebAuthn 13.4.9)
 * @param name    what the browser shows
 * @param origins from where pages may ask for them, such as {@code https://sekisho.example.jp}
 */
public record RelyingParty(String id, String name, Set<String> origins) {
    public RelyingParty {
        origins = Set.copyOf(origins);
    }
}
