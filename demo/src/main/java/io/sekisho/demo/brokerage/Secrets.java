package io.sekisho.demo.brokerage;

import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Bcrypt;

/** Passwords and PINs, hashed. */
public final class Secrets {

    /** Rounds as a power of two; the least that OWASP's password storage cheat sheet names for bcrypt. */
    private static final int BCRYPT_COST = 10;

    private static final BcryptFunction BCRYPT = BcryptFunction.getInstance(Bcrypt.B, BCRYPT_COST);

    private Secrets() {}

    public static String hash(String secret) {
        return Password.hash(secret).with(BCRYPT).getResult();
    }

    public static boolean matches(String secret, String hash) {
        return Password.check(secret, hash).with(BCRYPT);
    }
}
