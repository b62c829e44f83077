package io.sekisho.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Systems of yours that are told what happens to holds, accounts and sessions. Needs a key with the scope {@code admin}. */
public final class Webhooks {

    private static final String JSON = "application/json";
    private static final String PATH = "v1/webhooks";

    private final Transport transport;
    private final Duration within;

    Webhooks(Transport transport, Duration within) {
        this.transport = transport;
        this.within = within;
    }

    /**
     * A webhook just made.
     *
     * @param secret for {@link WebhookVerifier}; shown this once
     */
    public record Made(String id, String url, String secret) {

        @Override
        public String toString() {
            return "Made[id=" + id + ", url=" + url + ", secret=[REDACTED]]";
        }
    }

    /**
     * Tells a system from now on.
     *
     * @param url   https; http on the server's own machine only
     * @param types such as {@code hold.released}; empty: everything
     */
    public Made create(String url, List<String> types, @Nullable String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", url);
        body.put("types", types);
        if (description != null) {
            body.put("description", description);
        }
        return Wire.read(send("POST", PATH, Wire.bytes(body), Transport.Repeat.UNSAFE), Made.class);
    }

    public List<Webhook> list() {
        List<Webhook> all = Wire.read(send("GET", PATH, null, Transport.Repeat.SAFE), Listed.class)
                .webhooks();
        return all == null ? List.of() : all;
    }

    public void remove(String id) {
        send("DELETE", PATH + "/" + SekishoClient.segment(id), null, Transport.Repeat.SAFE);
    }

    private byte[] send(String method, String path, byte @Nullable [] body, Transport.Repeat repeat) {
        return transport.send(new Transport.Call(method, path, body, JSON, repeat, within));
    }

    private record Listed(@Nullable List<Webhook> webhooks) {}
}
