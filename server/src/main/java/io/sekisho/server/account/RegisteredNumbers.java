package io.sekisho.server.account;

import io.sekisho.server.secret.Keyring;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which accounts a number is, or was, registered at; numbers stand here as keyed hashes only, since they are few enough to be tried. */
public final class RegisteredNumbers {

    /** Each calling back rings at the customer's; a dropped call gets another, and nobody is rung all day. */
    static final int CALL_BACKS_MAX = 3;

    private static final Duration CALL_BACKS_WITHIN = Duration.ofDays(1);

    private final Keyring keyring;

    public RegisteredNumbers(Keyring keyring) {
        this.keyring = keyring;
    }

    /** These, and no others; what was counted of those that stay goes on counting. */
    void save(Handle handle, String account, Collection<String> numbers) {
        List<byte[]> hashes = numbers.stream().distinct().map(this::hash).toList();
        String kept = hashes.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
        handle.execute("""
            DELETE FROM registered_number WHERE account = ? AND number NOT IN (
                SELECT decode(hash, 'hex') FROM unnest(string_to_array(?, ',')) hash)
            """, account, kept);
        hashes.forEach(hash -> handle.execute(
                "INSERT INTO registered_number (number, account) VALUES (?, ?) ON CONFLICT DO NOTHING", hash, account));
    }

    /** The accounts that have, or had, this number, at most so many; whether it may be used at them, the profiles say. */
    List<String> accounts(Handle handle, String number, int limit) {
        return handle.createQuery("SELECT account FROM registered_number WHERE number = ? ORDER BY account LIMIT ?")
                .bind(0, hash(number))
                .bind(1, limit)
                .mapTo(String.class)
                .list();
    }

    /** Whether the number may be called back once more in order to stop this account, which then counts. */
    public boolean countCallBack(Handle handle, String account, String number, Instant now) {
        return handle.createUpdate("""
            UPDATE registered_number SET
                called_back = CASE WHEN called_back_since > :since THEN called_back + 1 ELSE 1 END,
                called_back_since = CASE WHEN called_back_since > :since THEN called_back_since ELSE :now END
            WHERE number = :number AND account = :account
                AND (called_back < :max OR called_back_since <= :since)
            """)
                        .bind("since", utc(now.minus(CALL_BACKS_WITHIN)))
                        .bind("now", utc(now))
                        .bind("number", hash(number))
                        .bind("account", account)
                        .bind("max", CALL_BACKS_MAX)
                        .execute()
                == 1;
    }

    private byte[] hash(String number) {
        return keyring.mac("registered-number", number);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
