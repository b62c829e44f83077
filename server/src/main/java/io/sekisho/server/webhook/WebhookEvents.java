package io.sekisho.server.webhook;

import io.sekisho.server.http.Json;
import io.sekisho.server.secret.RandomIds;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** The events as written: in the transaction of what they tell of, so that one is told if and only if it happened. */
public final class WebhookEvents {

    private final RandomIds ids;

    public WebhookEvents(RandomIds ids) {
        this.ids = ids;
    }

    /** Adds one, in the handle's transaction; delivered soon after its commit. */
    public void add(Handle handle, WebhookEvent event) {
        handle.createUpdate("""
            INSERT INTO webhook_event (id, type, account, data, happened_at)
            VALUES (:id, :type, :account, CAST(:data AS jsonb), :at)
            """)
                .bind("id", id(ids))
                .bind("type", event.type())
                .bind("account", event.account())
                .bind("data", data(event))
                .bind("at", event.at().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** A new event's id, by which receivers know a message that comes twice. */
    public static String id(RandomIds ids) {
        return ids.next("msg_");
    }

    /** What an event tells, as it is stored. */
    public static String data(WebhookEvent event) {
        return new String(Json.bytes(event), StandardCharsets.UTF_8);
    }
}
