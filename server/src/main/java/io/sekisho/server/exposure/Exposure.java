package io.sekisho.server.exposure;

import io.sekisho.server.http.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account whose password and PIN are taken to be known to strangers.
 *
 * @param id       in the order of listing
 * @param source   where that was found out
 * @param seenAt   when
 * @param by       who put it on the list
 * @param mailedAt when the customer was told, absent while that waits or where there is no address
 * @param changedAt when both were changed, absent while it is open
 */
public record Exposure(
        long id,
        String account,
        String source,
        Instant seenAt,
        Instant listedAt,
        String by,
        @Nullable Instant mailedAt,
        @Nullable Instant passwordAt,
        @Nullable Instant pinAt,
        @Nullable Instant changedAt) {

    static final int SOURCE_LENGTH_MAX = 200;
    private static final int ACCOUNT_LENGTH_MAX = 128;

    /**
     * One to be listed.
     *
     * @param seenAt absent: now
     */
    public record Line(
            String account, String source, @Nullable Instant seenAt) {

        static Line read(Fields fields) {
            return new Line(
                    fields.requiredText("account", ACCOUNT_LENGTH_MAX),
                    fields.requiredText("source", SOURCE_LENGTH_MAX),
                    fields.optionalInstant("seenAt"));
        }
    }

    public boolean open() {
        return changedAt == null;
    }

    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", account);
        told.put("source", source);
        told.put("seenAt", seenAt);
        told.put("listedAt", listedAt);
        told.put("by", by);
        told.put("mailed", mailedAt != null);
        putIfThere(told, "passwordChangedAt", passwordAt);
        putIfThere(told, "pinChangedAt", pinAt);
        putIfThere(told, "changedAt", changedAt);
        return told;
    }

    private static void putIfThere(Map<String, Object> told, String name, @Nullable Instant at) {
        if (at != null) {
            told.put(name, at);
        }
    }
}
