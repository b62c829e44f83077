package io.sekisho.server.binding;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Bindings as stored, one document each. */
final class BindingTable {

    /** Bindings kept of one account: as many as it keeps devices, and some offered that nobody took up. */
    private static final int MAX_OF_ACCOUNT = 32;

    private BindingTable() {}

    static Optional<BindingDocument> find(Handle handle, String id) {
        return handle.createQuery("SELECT document::text FROM device_binding WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.MAPPER.readValue(json, BindingDocument.class));
    }

    /**
     * Those that no device has, the oldest first, make room.
     *
     * @param held bindings that devices of the account have
     */
    static void insert(Handle handle, String id, BindingDocument document, List<String> held, Instant now) {
        handle.createUpdate("""
            DELETE FROM device_binding WHERE account = :account AND id <> ALL (:held) AND id NOT IN (
                SELECT id FROM device_binding WHERE account = :account ORDER BY created_at DESC LIMIT :kept)
            """)
                .bind("account", document.account())
                .bindArray("held", String.class, held)
                .bind("kept", MAX_OF_ACCOUNT - 1)
                .execute();
        handle.execute(
                "INSERT INTO device_binding (id, account, document, created_at) VALUES (?, ?, ?::jsonb, ?)",
                id,
                document.account(),
                text(document),
                now.atOffset(ZoneOffset.UTC));
    }

    static void update(Handle handle, String id, BindingDocument document) {
        handle.execute("UPDATE device_binding SET document = ?::jsonb WHERE id = ?", text(document), id);
    }

    private static String text(BindingDocument document) {
        return new String(Json.bytes(document), StandardCharsets.UTF_8);
    }
}
