package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;

/** Anything that turns the counts of one feature into a number: the higher, the less like the user. */
@FunctionalInterface
public interface Evidence {

    /** See {@link Familiarity#bits}. */
    double bits(long[] userCounts, long userLogins, Population.Levels levels, long logins);
}
