package io.sekisho.server.account;

import io.sekisho.server.http.Json;
import io.sekisho.server.secret.Sealer;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Profiles as stored: sealed, and bound to their account. */
public final class Profiles {

    private static final String PURPOSE = "profile";

    private final Jdbi jdbi;
    private final Sealer sealer;

    public Profiles(Jdbi jdbi, Sealer sealer) {
        this.jdbi = jdbi;
        this.sealer = sealer;
    }

    public Profile find(String account) {
        return jdbi.withHandle(handle -> find(handle, account)).orElse(Profile.NONE);
    }

    public Optional<Profile> find(Handle handle, String account) {
        return handle.createQuery("SELECT sealed FROM profile WHERE account = ?")
                .bind(0, account)
                .mapTo(byte[].class)
                .findOne()
                .map(stored -> Json.MAPPER.readValue(sealer.open(stored, PURPOSE, account), Profile.class));
    }

    void save(Handle handle, String account, Profile profile) {
        handle.execute("""
            INSERT INTO profile (account, sealed) VALUES (?, ?)
            ON CONFLICT (account) DO UPDATE SET sealed = excluded.sealed
            """, account, sealer.seal(Json.bytes(profile), PURPOSE, account));
    }
}
