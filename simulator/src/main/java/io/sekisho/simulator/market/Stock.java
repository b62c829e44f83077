package io.sekisho.simulator.market;

/**
 * Something traded.
 *
 * @param index among all stocks of a market, from 0
 */
public record Stock(int index, String symbol, Exchange exchange) {}
