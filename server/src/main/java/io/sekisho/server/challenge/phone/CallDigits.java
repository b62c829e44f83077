package io.sekisho.server.challenge.phone;

import io.sekisho.server.secret.Keyring;
import java.math.BigInteger;
import java.time.Instant;

/**
 * The two digits that tie a call to a page, and the two that name a call where several wait for one number. They are worked out from the
 * challenge and when the call was asked for, and stored nowhere.
 */
final class CallDigits {

    static final int LENGTH = 2;

    /** As many as two digits name. */
    static final int NUMBERS = 100;

    private final Keyring keyring;

    CallDigits(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Shown on the page only. */
    String match(String challenge, Instant startedAt) {
        return twoOf("call-match", challenge, startedAt.toString());
    }

    /** The call number tried as the n-th, where those before are taken: each of the hundred comes up once. */
    String callNumber(String challenge, int nth) {
        return format((Integer.parseInt(twoOf("call-number", challenge)) + nth) % NUMBERS);
    }

    /** What a number is found by: as secret as the key, since numbers are few enough to be tried. */
    byte[] hash(String number) {
        return keyring.mac("calling-number", number);
    }

    private String twoOf(String purpose, String... parts) {
        return format(new BigInteger(1, keyring.mac(purpose, parts))
                .mod(BigInteger.valueOf(NUMBERS))
                .intValueExact());
    }

    private static String format(int number) {
        return "%02d".formatted(number);
    }
}
