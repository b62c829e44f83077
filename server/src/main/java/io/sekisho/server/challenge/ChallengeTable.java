package io.sekisho.server.challenge;

import io.sekisho.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Challenges as stored: one document each. */
public final class ChallengeTable {

    private ChallengeTable() {}

    static Optional<ChallengeDocument> find(Handle handle, String id) {
        return handle.createQuery("SELECT document::text FROM challenge WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.MAPPER.readValue(json, ChallengeDocument.class));
    }

    /** Those of an assessment, by id. */
    static Map<String, ChallengeDocument> findOf(Handle handle, String account, String assessment) {
        return handle.createQuery("SELECT id, document::text FROM challenge WHERE account = ? AND assessment = ?")
                .bind(0, account)
                .bind(1, assessment)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn(1, String.class),
                        row -> Json.MAPPER.readValue(row.getColumn(2, String.class), ChallengeDocument.class)));
    }

    static void insert(Handle handle, Opening opening, Instant now) {
        handle.execute(
                "INSERT INTO challenge (id, account, assessment, created_at, document) VALUES (?, ?, ?, ?, ?::jsonb)",
                opening.id(),
                opening.document().account(),
                opening.document().assessment(),
                now.atOffset(ZoneOffset.UTC),
                text(opening.document()));
    }

    static void update(Handle handle, String id, ChallengeDocument document) {
        handle.execute("UPDATE challenge SET document = ?::jsonb WHERE id = ?", text(document), id);
    }

    static void insertProof(Handle handle, String id, String account, String challenge, Instant expiresAt) {
        handle.execute(
                "INSERT INTO proof (id, account, challenge, expires_at) VALUES (?, ?, ?, ?)",
                id,
                account,
                challenge,
                expiresAt.atOffset(ZoneOffset.UTC));
    }

    /** Proofs not consumed yet can no longer be. */
    static void voidProofsOf(Handle handle, String account, Instant now) {
        handle.execute(
                "UPDATE proof SET consumed_at = ? WHERE account = ? AND consumed_at IS NULL AND expires_at > ?",
                now.atOffset(ZoneOffset.UTC),
                account,
                now.atOffset(ZoneOffset.UTC));
    }

    static void voidProofsOf(Handle handle, String account, String session, Instant now) {
        handle.execute("""
            UPDATE proof SET consumed_at = ? WHERE account = ? AND consumed_at IS NULL AND challenge IN (
                SELECT id FROM challenge WHERE account = ? AND document ->> 'session' = ?)
            """, now.atOffset(ZoneOffset.UTC), account, account, session);
    }

    static void voidProof(Handle handle, String challenge, Instant now) {
        handle.execute(
                "UPDATE proof SET consumed_at = ? WHERE challenge = ? AND consumed_at IS NULL",
                now.atOffset(ZoneOffset.UTC),
                challenge);
    }

    /** The document as it is written. */
    public static String text(ChallengeDocument document) {
        return new String(Json.bytes(document), StandardCharsets.UTF_8);
    }
}
