package io.sekisho.server.user;

import io.sekisho.server.webauthn.RelyingParty;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the console is reached by browsers. Passkeys are bound to it, links begin with it.
 *
 * @param configured {@code SEKISHO_CONSOLE_ORIGIN}; empty: this machine's names {@code localhost} and {@code sekisho.localhost}
 * @param port       the port listened on
 */
public record Origins(List<URI> configured, IntSupplier port) {

    private static final String NAME = "Sekisho";

    private List<URI> all() {
        return configured.isEmpty()
                ? List.of(
                        URI.create("http://localhost:" + port.getAsInt()),
                        URI.create("http://sekisho.localhost:" + port.getAsInt()))
                : configured;
    }

    /** The origin that links begin with, without a slash at the end. */
    String first() {
        return text(all().getFirst());
    }

    /** Whether browsers reach the console at this host by TLS, so that cookies must not go any other way. */
    public boolean secure(@Nullable String host) {
        return find(host).map(origin -> "https".equals(origin.getScheme())).orElse(false);
    }

    /**
     * Whose passkeys are asked for by a page at a host; nothing where it is none of the console's.
     *
     * @param host as the request's {@code Host} has it
     */
    public Optional<RelyingParty> party(@Nullable String host) {
        return find(host).map(origin -> new RelyingParty(origin.getHost(), NAME, Set.of(text(origin))));
    }

    private Optional<URI> find(@Nullable String host) {
        return all().stream()
                .filter(origin -> origin.getAuthority().equalsIgnoreCase(host))
                .findFirst();
    }

    private static String text(URI origin) {
        return origin.getScheme() + "://" + origin.getAuthority();
    }
}
