package io.sekisho.client;

import java.math.BigDecimal;

/** What an account holds of one symbol, and its worth in yen. */
public record Position(String symbol, BigDecimal quantity, BigDecimal valueJpy) {}
