package io.sekisho.server.containment;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Evidence as kept with its case; rows are only added. */
final class EvidenceTable {

    /** Snapshots told of one case or account, the newest. */
    private static final int TOLD_MAX = 10;

    private EvidenceTable() {}

    static void add(Handle handle, String caseId, String account, Evidence evidence) {
        handle.execute(
                "INSERT INTO case_evidence (case_id, account, at, data) VALUES (?, ?, ?, CAST(? AS jsonb))",
                caseId,
                account,
                evidence.at().atOffset(ZoneOffset.UTC),
                new String(Json.bytes(evidence), StandardCharsets.UTF_8));
    }

    /** Newest first. */
    static List<Evidence> ofCase(Handle handle, String caseId) {
        return list(handle, "case_id", caseId);
    }

    /** Newest first. */
    static List<Evidence> ofAccount(Handle handle, String account) {
        return list(handle, "account", account);
    }

    private static List<Evidence> list(Handle handle, String column, String value) {
        return handle.createQuery(
                        "SELECT data::text FROM case_evidence WHERE " + column + " = ? ORDER BY id DESC LIMIT ?")
                .bind(0, value)
                .bind(1, TOLD_MAX)
                .mapTo(String.class)
                .map(json -> Json.MAPPER.readValue(json, Evidence.class))
                .list();
    }
}
