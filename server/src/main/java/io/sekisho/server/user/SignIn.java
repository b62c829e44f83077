package io.sekisho.server.user;

import io.sekisho.server.limit.Guesses;
import io.sekisho.server.secret.Sealer;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.webauthn.RelyingParty;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The way in: password and code, or a passkey. Refusals say nothing of what was wrong; each attempt that was looked at is recorded. */
public final class SignIn {

    /** Attempts with one name at a stretch; passkeys are not counted, so nobody locks anybody out by guessing. */
    static final int NAME_BURST = 5;

    static final Duration NAME_EACH = Duration.ofMinutes(3);

    /** Attempts from one address at a stretch: an office may share one. */
    static final int ADDRESS_BURST = 20;

    static final Duration ADDRESS_EACH = Duration.ofSeconds(30);

    private static final int NAMES_MAX = 10_000;
    private static final int NAME_LENGTH_MAX = 64;
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private final Jdbi jdbi;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Guesses byName;
    private final Guesses byAddress;

    public SignIn(
            Jdbi jdbi,
            Sessions sessions,
            Passkeys passkeys,
            Enrolments enrolments,
            Sealer sealer,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.passwords = enrolments.passwords();
        this.sealer = sealer;
        this.clock = clock;
        this.byName = new Guesses(NAME_BURST, NAME_EACH, NAMES_MAX, clock);
        this.byAddress = new Guesses(ADDRESS_BURST, ADDRESS_EACH, NAMES_MAX, clock);
    }

    /** How an attempt ended. */
    public sealed interface Result {
        /** @param cookie the session's */
        record Welcome(User user, Secret cookie) implements Result {}

        record Refused() implements Result {}

        record TooMany(Duration until) implements Result {}
    }

    public Result password(String typedName, Secret password, String code, String address) {
        String name = typedName.strip().toLowerCase(Locale.ROOT);
        if (name.length() > NAME_LENGTH_MAX) {
            // Nobody's, and not to be remembered: what is typed may be of any length.
            return new Result.Refused();
        }
        Optional<Duration> until = mustWait(address).or(() -> byName.take(name));
        if (until.isPresent()) {
            return new Result.TooMany(until.get());
        }
        Optional<Stored> stored = jdbi.withHandle(handle -> stored(handle, name));
        boolean right =
                passwords.matches(password, stored.map(Stored::passwordHash).orElse(null));
        Optional<User> user =
                stored.filter(known -> right && codeUsed(known, code)).map(Stored::user);
        return ended(user, stored.map(known -> known.user().name()).orElse(null), "password", address);
    }

    /** Counts an attempt from an address; of IPv6, where one customer has a whole /64 (RFC 6177), from that. */
    public Optional<Duration> mustWait(String address) {
        return byAddress.take(network(address));
    }

    private static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length == IPV4_BYTES ? address : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
    }

    public Result passkey(RelyingParty party, String response, String address) {
        Optional<Duration> until = mustWait(address);
        if (until.isPresent()) {
            return new Result.TooMany(until.get());
        }
        Optional<User> user = passkeys.verify(party, response);
        return ended(user, user.map(User::name).orElse(null), "passkey", address);
    }

    private record Stored(User user, String passwordHash, byte[] secret) {}

    private static Optional<Stored> stored(Handle handle, String name) {
        return handle.createQuery("""
            SELECT id, name, role, password_hash, totp_secret FROM console_user
            WHERE name = ? AND password_hash IS NOT NULL
            """)
                .bind(0, name)
                .map((row, context) -> new Stored(
                        new User(row.getString(1), row.getString(2), Role.of(row.getString(3))),
                        row.getString(4),
                        row.getBytes(5)))
                .findOne();
    }

    /** A right code moves the step on, so that it is right once, also of two at once. */
    private boolean codeUsed(Stored stored, String code) {
        byte[] secret = Enrolments.open(sealer, stored.secret(), stored.user().id());
        OptionalLong step = Totp.step(secret, code.replace(" ", ""), clock.instant());
        return step.isPresent()
                && jdbi.withHandle(handle -> handle.execute(
                                "UPDATE console_user SET totp_step = ? WHERE id = ? AND totp_step < ?",
                                step.getAsLong(),
                                stored.user().id(),
                                step.getAsLong()))
                        == 1;
    }

    private Result ended(Optional<User> user, @Nullable String name, String method, String address) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                INSERT INTO console_sign_in (at, name, method, result, address)
                VALUES (:at, :name, :method, :result, :address)
                """)
                    .bind("at", now())
                    .bind("name", name)
                    .bind("method", method)
                    .bind("result", user.isPresent() ? "welcome" : "refused")
                    .bind("address", address)
                    .execute();
            return user.<Result>map(known -> new Result.Welcome(known, sessions.begin(handle, known)))
                    .orElseGet(Result.Refused::new);
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
