package io.sekisho.engine.state;

/**
 * A withdrawal as an account's memory takes it.
 *
 * @param destination fingerprint of the bank account
 * @param day         counted from 1970-01-01 in the brokerage's zone
 * @param yen         0 where its currency has no rate
 */
public record Paid(long destination, int day, long yen) {}
