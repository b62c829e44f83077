package io.sekisho.server.user;

import io.sekisho.server.secret.Sha256;
import io.sekisho.server.webauthn.Assertion;
import io.sekisho.server.webauthn.Ceremonies;
import io.sekisho.server.webauthn.Options;
import io.sekisho.server.webauthn.Passkey;
import io.sekisho.server.webauthn.Registration;
import io.sekisho.server.webauthn.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users' passkeys: made by the holder of an enrolment link, shown to sign in without a name or a password. */
public final class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);

    /** WebAuthn 13.4.3 asks for 16 at least. */
    private static final int CHALLENGE_BYTES = 32;

    private static final String SIGN_IN = "sign-in";

    private final Jdbi jdbi;
    private final Enrolments enrolments;
    private final SecureRandom random;
    private final InstantSource clock;

    /** Most servers start long before anybody signs in, and it loads much. */
    private static final class OnFirstUse {
        static final Ceremonies CEREMONIES = new Ceremonies();
    }

    private static Ceremonies ceremonies() {
        return OnFirstUse.CEREMONIES;
    }

    public Passkeys(Jdbi jdbi, Enrolments enrolments, SecureRandom random, InstantSource clock) {
        this.jdbi = jdbi;
        this.enrolments = enrolments;
        this.random = random;
        this.clock = clock;
    }

    /** What the browser is asked to make; nothing where the link is void. */
    public Optional<Map<String, Object>> creation(String token, RelyingParty party) {
        return enrolments
                .find(token)
                .map(pending -> Options.creation(
                        party,
                        handleOf(pending.user()),
                        pending.user().name(),
                        challenge(enrolling(pending.user())),
                        existing(pending.user())));
    }

    /** Keeps what the browser made. */
    public Enrolments.Outcome enrol(String token, RelyingParty party, String response) {
        Optional<User> user = enrolments.find(token).map(Enrolments.Pending::user);
        if (user.isEmpty()) {
            return Enrolments.Outcome.NO_LINK;
        }
        Optional<byte[]> challenge = used(response, enrolling(user.get()));
        Registration registration = challenge.isEmpty()
                ? new Registration.Refused("no challenge of ours")
                : ceremonies().register(party, challenge.get(), response);
        return switch (registration) {
            case Registration.Registered made -> enrolments.complete(token, user.get(), made.passkey(), party.id());
            case Registration.Refused refused -> {
                LOG.info("a passkey was not registered: {}", refused.why());
                yield Enrolments.Outcome.WRONG_CODE;
            }
        };
    }

    /** What the browser is asked to show, whoever sits there. */
    public Map<String, Object> request(RelyingParty party) {
        return Options.request(party, challenge(SIGN_IN), List.of());
    }

    /** Whose passkey was shown; nothing where it is nobody's or was not shown rightly. */
    Optional<User> verify(RelyingParty party, String response) {
        Optional<byte[]> challenge = used(response, SIGN_IN);
        Optional<Ceremonies.Claim> claim = ceremonies().claim(response);
        if (challenge.isEmpty() || claim.isEmpty()) {
            return Optional.empty();
        }
        return jdbi.inTransaction(handle -> owned(handle, claim.get().credentialId(), party)
                .flatMap(owned -> judged(
                        handle,
                        owned,
                        ceremonies()
                                .verify(party, challenge.get(), response, owned.passkey(), handleOf(owned.user())))));
    }

    private record Owned(User user, Passkey passkey) {}

    /** Locked, so that of two uses of one counter the second is judged on what the first left. */
    private static Optional<Owned> owned(Handle handle, byte[] id, RelyingParty party) {
        return handle.createQuery("""
            SELECT u.id, u.name, u.role, p.id, p.credential, p.counter, p.backup_eligible, p.backed_up, p.transports
            FROM console_passkey p JOIN console_user u ON u.id = p.console_user
            WHERE p.id = ? AND p.relying_party = ? FOR UPDATE OF p
            """)
                .bind(0, id)
                .bind(1, party.id())
                .map((row, context) -> new Owned(
                        new User(row.getString(1), row.getString(2), Role.of(row.getString(3))),
                        new Passkey(
                                row.getBytes(4),
                                row.getBytes(5),
                                row.getLong(6),
                                row.getBoolean(7),
                                row.getBoolean(8),
                                list(row.getString(9)))))
                .findOne();
    }

    private Optional<User> judged(Handle handle, Owned owned, Assertion assertion) {
        return switch (assertion) {
            case Assertion.Shown shown -> {
                handle.createUpdate("""
                    UPDATE console_passkey SET counter = :counter, backed_up = :backedUp, used_at = :now WHERE id = :id
                    """)
                        .bind("counter", shown.passkey().counter())
                        .bind("backedUp", shown.passkey().backedUp())
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("id", shown.passkey().id())
                        .execute();
                yield Optional.of(owned.user());
            }
            case Assertion.CountedBack back -> {
                LOG.warn(
                        "a passkey of {} counted back behind {}: it may have been copied",
                        owned.user().id(),
                        back.counter());
                yield Optional.empty();
            }
            case Assertion.Refused refused -> {
                LOG.info("a passkey of {} was refused: {}", owned.user().id(), refused.why());
                yield Optional.empty();
            }
        };
    }

    static void insert(Handle handle, User user, Passkey passkey, String relyingParty, Instant now) {
        handle.createUpdate("""
            INSERT INTO console_passkey
                (id, console_user, credential, counter, backup_eligible, backed_up, transports, relying_party, created_at)
            VALUES (:id, :user, :credential, :counter, :eligible, :backedUp, :transports, :party, :now)
            """)
                .bind("id", passkey.id())
                .bind("user", user.id())
                .bind("credential", passkey.credential())
                .bind("counter", passkey.counter())
                .bind("eligible", passkey.backupEligible())
                .bind("backedUp", passkey.backedUp())
                .bind("transports", String.join(",", passkey.transports()))
                .bind("party", relyingParty)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private List<byte[]> existing(User user) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM console_passkey WHERE console_user = ?")
                .bind(0, user.id())
                .mapTo(byte[].class)
                .list());
    }

    /** A challenge to be used once within the time that a person is given. */
    private byte[] challenge(String purpose) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        Instant now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM console_ceremony WHERE expires_at < ?", now.atOffset(ZoneOffset.UTC));
            handle.execute(
                    "INSERT INTO console_ceremony (hash, purpose, expires_at) VALUES (?, ?, ?)",
                    Sha256.of(challenge),
                    purpose,
                    now.plus(Options.TIMEOUT).atOffset(ZoneOffset.UTC));
        });
        return challenge;
    }

    private Optional<byte[]> used(String response, String purpose) {
        return ceremonies()
                .challenge(response)
                .filter(challenge -> jdbi.withHandle(handle -> handle.execute(
                                "DELETE FROM console_ceremony WHERE hash = ? AND purpose = ? AND expires_at > ?",
                                Sha256.of(challenge),
                                purpose,
                                clock.instant().atOffset(ZoneOffset.UTC)))
                        == 1);
    }

    private static String enrolling(User user) {
        return "enrol " + user.id();
    }

    /** Random, as ids are, so it tells nothing. */
    private static byte[] handleOf(User user) {
        return user.id().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> list(String joined) {
        return Arrays.stream(joined.split(",")).filter(text -> !text.isEmpty()).toList();
    }
}
