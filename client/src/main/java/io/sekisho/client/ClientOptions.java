package io.sekisho.client;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where Sekisho is and how long a customer may wait for it.
 *
 * @param base        address of the server; its path, if any, goes before {@code /v1}
 * @param key         a secret: an API key with the scopes of what is called
 * @param connect     longest time for a connection to come about
 * @param answer      longest time for an answer, tries taken together; imports have {@code imports}
 * @param imports     longest time for one import
 * @param retries     further tries within that time, 0 to 10
 * @param unavailable what to do with an operation that cannot be judged; closed where not named
 */
public record ClientOptions(
        URI base,
        String key,
        Duration connect,
        Duration answer,
        Duration imports,
        int retries,
        Map<Operation, WhenUnavailable> unavailable) {

    private static final int RETRIES_MAX = 10;

    public ClientOptions {
        if (base.getHost() == null) {
            throw new IllegalArgumentException("base must be like https://sekisho.example.jp, not " + base);
        }
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("key must be visible ASCII characters");
        }
        if (retries < 0 || retries > RETRIES_MAX) {
            throw new IllegalArgumentException("retries must be 0 to " + RETRIES_MAX);
        }
        unavailable = Map.copyOf(unavailable);
    }

    /** One second to connect, three to answer, two retries, every operation held where nobody judges it. */
    public static ClientOptions of(URI base, String key) {
        return new ClientOptions(
                base, key, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMinutes(5), 2, Map.of());
    }

    public ClientOptions answerWithin(Duration time) {
        return new ClientOptions(base, key, connect, time, imports, retries, unavailable);
    }

    public ClientOptions connectWithin(Duration time) {
        return new ClientOptions(base, key, time, answer, imports, retries, unavailable);
    }

    public ClientOptions withRetries(int number) {
        return new ClientOptions(base, key, connect, answer, imports, number, unavailable);
    }

    public ClientOptions failOpen(Operation operation) {
        return with(operation, WhenUnavailable.OPEN);
    }

    public ClientOptions failClosed(Operation operation) {
        return with(operation, WhenUnavailable.CLOSED);
    }

    WhenUnavailable unavailable(Operation operation) {
        return unavailable.getOrDefault(operation, WhenUnavailable.CLOSED);
    }

    private ClientOptions with(Operation operation, WhenUnavailable then) {
        Map<Operation, WhenUnavailable> all = new EnumMap<>(Operation.class);
        all.putAll(unavailable);
        all.put(operation, then);
        return new ClientOptions(base, key, connect, answer, imports, retries, all);
    }

    @Override
    public String toString() {
        return "ClientOptions[base=" + base + ", key=[REDACTED], connect=" + connect + ", answer=" + answer
                + ", imports=" + imports + ", retries=" + retries + ", unavailable=" + unavailable + "]";
    }
}
