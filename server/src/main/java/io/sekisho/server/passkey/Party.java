package io.sekisho.server.passkey;

import io.sekisho.server.http.Problem;
import io.sekisho.server.webauthn.RelyingParty;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The brokerage, as customers' passkeys know it. Hosted pages may ask for them where they are reached at its domain or below: a browser
 * shows a passkey of {@code example.jp} at {@code sekisho.example.jp} (WebAuthn 5.1.3, RP ID).
 *
 * @param id      the domain; absent: passkeys are not set up
 * @param name    what authenticators show
 * @param origins of the brokerage's pages; empty: {@code https://} and the domain
 * @param hosted  where browsers reach this server; empty: this machine's names
 * @param port    the port listened on
 * @param models  authenticators that may be registered; empty: any
 */
public record Party(
        @Nullable String id, String name, List<URI> origins, List<URI> hosted, IntSupplier port, Set<UUID> models) {

    private static final String THIS_MACHINE = "localhost";

    public Party {
        origins = List.copyOf(origins);
        hosted = List.copyOf(hosted);
        models = Set.copyOf(models);
    }

    /** @throws io.sekisho.server.http.ProblemException 409 where passkeys are not set up */
    RelyingParty require() {
        return find().orElseThrow(
                        () -> Problem.conflict("passkeys are not set up on this server: SEKISHO_RP_ID names no domain")
                                .exception());
    }

    /** Nothing where passkeys are not set up. */
    public Optional<RelyingParty> find() {
        return id == null ? Optional.empty() : Optional.of(new RelyingParty(id, name, all(id)));
    }

    /** Whether a page there may ask for passkeys. */
    public boolean asksAt(String origin) {
        return find().map(party -> party.origins().contains(origin)).orElse(false);
    }

    private Set<String> all(String domain) {
        Set<String> all = new TreeSet<>();
        (origins.isEmpty() ? Stream.of(URI.create("https://" + domain)) : origins.stream())
                .forEach(origin -> all.add(text(origin)));
        ownPages(domain).filter(origin -> within(origin.getHost(), domain)).forEach(origin -> all.add(text(origin)));
        return all;
    }

    private Stream<URI> ownPages(String domain) {
        return hosted.isEmpty()
                ? Stream.of(THIS_MACHINE, "sekisho." + THIS_MACHINE, "sekisho." + domain)
                        .filter(host -> within(host, THIS_MACHINE))
                        .map(host -> URI.create("http://" + host + ":" + port.getAsInt()))
                : hosted.stream();
    }

    private static boolean within(String host, String domain) {
        return host.equalsIgnoreCase(domain)
                || host.regionMatches(true, host.length() - domain.length() - 1, "." + domain, 0, domain.length() + 1);
    }

    private static String text(URI origin) {
        return origin.getScheme() + "://" + origin.getAuthority();
    }
}
