package io.sekisho.server.user;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.sekisho.server.http.Problem;
import io.sekisho.server.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hashes passwords with Argon2id (RFC 9106). Each hash takes 19 MiB, so few are made at once. */
final class Passwords {

    /** OWASP Password Storage Cheat Sheet, "Argon2id": m = 19456 KiB, t = 2, p = 1. */
    private static final int MEMORY_KIB = 19_456;

    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;

    /** RFC 9106 3.1: 128 bits of salt suffice for passwords; a tag of 256 bits as in section 4. */
    private static final int SALT_BYTES = 16;

    private static final int TAG_BYTES = 32;

    /** Hashes made at once, in a heap of 192 MiB. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, TAG_BYTES, Argon2.ID);

    /** What no password is known to give, so that an unknown user takes as long to refuse as a known one. */
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43);

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final SecureRandom random;

    Passwords(SecureRandom random) {
        this.random = random;
    }

    /** @return a PHC string, with salt and parameters */
    String hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> ARGON2.hash(bytes(password), salt).getResult());
    }

    /** @param hash absent where there is no such user: false, after as much work */
    boolean matches(Secret password, @Nullable String hash) {
        String stored = hash == null ? NOBODYS : hash;
        boolean equal = inTurn(() -> Argon2Function.getInstanceFromHash(stored)
                .check(bytes(password), stored.getBytes(StandardCharsets.US_ASCII)));
        return equal && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("too many sign in at once", PATIENCE).exception();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.internal().exception();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** NIST SP 800-63B 3.1.1.2: normalised, so that every keyboard writes the same. */
    private static byte[] bytes(Secret password) {
        return Normalizer.normalize(password.value(), Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
