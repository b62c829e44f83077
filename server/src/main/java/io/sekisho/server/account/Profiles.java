package io.sekisho.server.account;

import io.sekisho.server.http.Json;
import io.sekisho.server.secret.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Profiles as stored: sealed, and bound to their account. */
public final class Profiles {

    private static final String PURPOSE = "profile";

    /** More accounts at one number than anybody has; beyond, nobody is told apart. */
    private static final int ACCOUNTS_MAX = 20;

    private static final int NUMBERED_AT_ONCE = 200;

    private final Jdbi jdbi;
    private final Sealer sealer;
    private final RegisteredNumbers numbers;

    public Profiles(Jdbi jdbi, Sealer sealer, RegisteredNumbers numbers) {
        this.jdbi = jdbi;
        this.sealer = sealer;
        this.numbers = numbers;
    }

    public Profile find(String account) {
        return jdbi.withHandle(handle -> find(handle, account)).orElse(Profile.NONE);
    }

    public Optional<Profile> find(Handle handle, String account) {
        return handle.createQuery("SELECT sealed FROM profile WHERE account = ?")
                .bind(0, account)
                .mapTo(byte[].class)
                .findOne()
                .map(stored -> opened(account, stored));
    }

    private Profile opened(String account, byte[] stored) {
        return Json.MAPPER.readValue(sealer.open(stored, PURPOSE, account), Profile.class);
    }

    void save(Handle handle, String account, Profile profile) {
        handle.execute("""
            INSERT INTO profile (account, sealed, numbered) VALUES (?, ?, true)
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed, numbered = true
            """, account, sealer.seal(Json.bytes(profile), PURPOSE, account));
        numbers.save(handle, account, profile.phonesEver());
    }

    /**
     * A customer known by his number.
     *
     * @param language {@code ja} or {@code en}
     */
    public record Owner(String account, String language) {}

    /** Whose number it is: registered at one account alone, and good for step-up there. */
    public Optional<Owner> ownerOf(String number, Instant now, Duration quarantine) {
        return jdbi.withHandle(handle -> {
            List<String> known = numbers.accounts(handle, number, ACCOUNTS_MAX);
            List<Owner> usable = new ArrayList<>();
            int registered = 0;
            for (String account : known) {
                Profile profile = find(handle, account).orElse(Profile.NONE);
                boolean good = profile.phonesForStepUp(now, quarantine).contains(number);
                if (good) {
                    usable.add(new Owner(account, profile.language()));
                }
                registered += good || profile.hasPhone(number) ? 1 : 0;
            }
            return registered == 1 && known.size() < ACCOUNTS_MAX
                    ? usable.stream().findFirst()
                    : Optional.empty();
        });
    }

    /** Makes accounts findable by number that were saved before numbers were kept. */
    public void numberEarlier() {
        while (jdbi.inTransaction(this::numberSome) == NUMBERED_AT_ONCE) {
            // On to the next ones.
        }
    }

    private record Stored(String account, byte[] sealed) {}

    private int numberSome(Handle handle) {
        List<Stored> some = handle.createQuery(
                        "SELECT account, sealed FROM profile WHERE NOT numbered LIMIT ? FOR UPDATE SKIP LOCKED")
                .bind(0, NUMBERED_AT_ONCE)
                .map((row, context) -> new Stored(row.getString(1), row.getBytes(2)))
                .list();
        for (Stored each : some) {
            numbers.save(
                    handle,
                    each.account(),
                    opened(each.account(), each.sealed()).phonesEver());
            handle.execute("UPDATE profile SET numbered = true WHERE account = ?", each.account());
        }
        return some.size();
    }
}
