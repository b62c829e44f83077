package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which further factors an account can be asked for.
 *
 * @param enrolled   methods for which a contact or credential is on file
 * @param wrongCodes times of wrong answers to codes, newest first, at most {@value #MAX_WRONG_CODES}
 */
public record Factors(Set<Method> enrolled, List<Instant> wrongCodes) {

    public static final Factors NONE = new Factors(Set.of(), List.of());

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
        return new Factors(enrolled, Bounded.plus(at, wrongCodes, MAX_WRONG_CODES));
    }

    public Factors withEnrolled(Set<Method> methods) {
        return new Factors(Set.copyOf(methods), wrongCodes);
    }
}
