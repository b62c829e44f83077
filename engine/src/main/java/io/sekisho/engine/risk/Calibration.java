package io.sekisho.engine.risk;

/** Every number that weighs evidence, in one place, each with its source. All weights are in bits. */
public final class Calibration {

    /**
     * Working prior: one login in 128 is an attacker's. Far above the real base rate (17,559 unauthorised accesses among
     * all logins of Japan's brokers in 2025, FSA), chosen so that the levels of the API contract fall where one strong
     * oddity asks for a further factor.
     */
    public static final double PRIOR_BITS = -7;

    private Calibration() {}
}
