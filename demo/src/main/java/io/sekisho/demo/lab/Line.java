package io.sekisho.demo.lab;

/**
 * What came of one step, for the overview.
 *
 * @param good attacks stopped, or honest customers who got through
 * @param all  0 where it was not played
 */
public record Line(Step step, int good, int all) {}
