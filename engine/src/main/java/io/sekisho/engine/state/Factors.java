package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which further factors an account can be asked for.
 *
 * @param enrolled   methods for which a contact or credential is on file
 * @param wrongCodes times of wrong answers to codes, newest first, at most {@value #MAX_WRONG_CODES}
 * @param passkeySince     when the oldest of the account's passkeys was added, absent without one
 * @param counterRegressed when a passkey last showed a signature counter that had gone back, as a copy does (WebAuthn 6.1.1)
 */
public record Factors(
        Set<Method> enrolled,
        List<Instant> wrongCodes,
        @Nullable Instant passkeySince,
        @Nullable Instant counterRegressed) {

    public static final Factors NONE = new Factors(Set.of(), List.of(), null, null);

    /**
     * Wrong answers a day over all challenges of an account before codes are no longer offered (API contract): with one
     * million codes, ten guesses a day succeed once in 270 years.
     */
    public static final int MAX_WRONG_CODES = 10;

    static final Duration WRONG_CODES_WITHIN = Duration.ofDays(1);

    /** The methods that can be offered at an instant, in no order. */
    public Set<Method> usable(Instant now) {
        if (!guessedOut(now)) {
            return enrolled;
        }
        Set<Method> usable = EnumSet.noneOf(Method.class);
        usable.addAll(enrolled);
        usable.remove(Method.EMAIL_CODE);
        return usable;
    }

    public boolean guessedOut(Instant now) {
        return wrongCodes.stream()
                        .filter(at -> at.isAfter(now.minus(WRONG_CODES_WITHIN)))
                        .count()
                >= MAX_WRONG_CODES;
    }

    public Factors withWrongCode(Instant at) {
        return new Factors(enrolled, Bounded.plus(at, wrongCodes, MAX_WRONG_CODES), passkeySince, counterRegressed);
    }

    /** The methods that contacts give, in place of those they gave before; a passkey stays or is missing as it was. */
    public Factors withContacts(Set<Method> methods) {
        Set<Method> all = EnumSet.noneOf(Method.class);
        all.addAll(methods);
        all.remove(Method.PASSKEY);
        if (passkeySince != null) {
            all.add(Method.PASSKEY);
        }
        return withEnrolled(all);
    }

    /** Exactly these methods, wherever they come from. */
    public Factors withEnrolled(Set<Method> methods) {
        return new Factors(Set.copyOf(methods), wrongCodes, passkeySince, counterRegressed);
    }

    /** @param oldest when the oldest of the passkeys was added, absent where none is left */
    public Factors withPasskeys(@Nullable Instant oldest) {
        return new Factors(enrolled, wrongCodes, oldest, counterRegressed).withContacts(enrolled);
    }

    public Factors withCounterRegressed(Instant at) {
        return new Factors(enrolled, wrongCodes, passkeySince, at);
    }

    /**
     * The most that passing a method can prove here and now.
     *
     * @param passkeyWaits how long a passkey must have been there before it counts as phishing-resistant
     */
    public Assurance best(Method method, Instant now, Duration passkeyWaits) {
        return switch (method) {
            case EMAIL_CODE -> Assurance.LOW;
            case PHONE_CALL -> Assurance.SUBSTANTIAL;
            case PASSKEY ->
                passkeySince != null && now.isBefore(passkeySince.plus(passkeyWaits)) ? Assurance.LOW : Assurance.HIGH;
        };
    }
}
