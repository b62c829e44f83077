package io.sekisho.server.position;

import java.math.BigDecimal;

/**
 * What is held of one symbol.
 *
 * @param quantity shares, units of a fund, or a bond's face value; not negative
 * @param valueJpy its value in yen, not negative
 */
public record Position(String symbol, BigDecimal quantity, BigDecimal valueJpy) {}
