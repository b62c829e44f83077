package io.sekisho.server.event;

import io.sekisho.engine.event.Client;
import io.sekisho.server.http.Call;
import io.sekisho.server.network.Address;
import io.sekisho.server.network.AddressRange;
import io.sekisho.server.network.BadAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The client of a page that we serve ourselves, as we see it.
 *
 * @param trusted proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed
 */
public record BrowserClients(List<AddressRange> trusted) {

    private static final List<String> HINTS = List.of(
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform",
            "sec-ch-ua-platform-version",
            "sec-ch-ua-full-version-list",
            "sec-ch-ua-model",
            "sec-ch-ua-arch");

    /** Addresses looked at, from the nearest proxy outwards: whoever writes a longer list is not believed further. */
    private static final int MAX_HOPS = 16;

    public Client of(Call call) {
        Map<String, String> hints = new HashMap<>();
        for (String name : HINTS) {
            String value = call.header(name);
            if (value != null && value.length() <= EventReader.HINT_LENGTH_MAX) {
                hints.put(name, value);
            }
        }
        return new Client(
                address(call),
                cut(Objects.requireNonNullElse(call.header("User-Agent"), ""), EventReader.USER_AGENT_LENGTH_MAX),
                null,
                language(call.header("Accept-Language")),
                null,
                null,
                null,
                Map.copyOf(hints),
                null);
    }

    /** The nearest address that is none of the trusted proxies. */
    public String address(Call call) {
        String nearest = call.remoteAddress();
        List<String> hops = nearest(call.list("X-Forwarded-For"));
        for (int i = hops.size() - 1; i >= 0 && trusts(nearest); i--) {
            String next = hops.get(i).strip();
            if (!isAddress(next)) {
                break;
            }
            nearest = next;
        }
        return nearest;
    }

    /** Whether the browser's own connection is encrypted. */
    public boolean secure(Call call) {
        String scheme = trusts(call.remoteAddress()) ? call.header("X-Forwarded-Proto") : null;
        return scheme == null ? call.origin().startsWith("https:") : scheme.equalsIgnoreCase("https");
    }

    private static List<String> nearest(List<String> all) {
        return all.subList(Math.max(0, all.size() - MAX_HOPS), all.size());
    }

    private boolean trusts(String address) {
        if (trusted.isEmpty() || !isAddress(address)) {
            return false;
        }
        Address parsed = Address.parse(address);
        return trusted.stream().anyMatch(range -> range.contains(parsed));
    }

    private static boolean isAddress(String text) {
        try {
            Address.parse(text);
            return true;
        } catch (BadAddress e) {
            return false;
        }
    }

    private static @Nullable String language(@Nullable String header) {
        return header == null
                ? null
                : Stream.of(header.split("[,;]"))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .filter(part -> !part.isEmpty())
                        .findFirst()
                        .map(part -> cut(part, EventReader.SMALL_LENGTH_MAX))
                        .orElse(null);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
