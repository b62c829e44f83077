package io.sekisho.simulator;

/** What draws are for, so that no two things draw the same numbers. */
final class Purpose {

    static final long PERSON = 1;
    static final long MACHINES = 2;
    static final long HOLDINGS = 3;
    static final long PLAN = 4;
    static final long VISIT = 5;
    static final long ADDRESS = 6;
    static final long NEWS = 7;
    static final long STUFFING = 8;
    static final long LOOTING = 9;
    static final long PLOT = 10;
    static final long VICTIM = 11;
    static final long BENEFICIARY = 12;

    private Purpose() {}
}
