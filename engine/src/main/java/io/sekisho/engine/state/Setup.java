package io.sekisho.engine.state;

import io.sekisho.engine.event.Client;
import org.jspecify.annotations.Nullable;

/** How the customer's machine is set up, as fingerprints; 0 where the client did not say. */
public record Setup(long language, long timezone, long screen) {

    public static Setup of(Client client) {
        return new Setup(of(client.language()), of(client.timezone()), of(client.screen()));
    }

    private static long of(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : Fingerprint.of(text);
    }
}
