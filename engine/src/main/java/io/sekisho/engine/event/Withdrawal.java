package io.sekisho.engine.event;

import java.math.BigDecimal;

/** Money about to leave the account, in units of {@code currency} (ISO 4217), to a destination the brokerage names. */
public record Withdrawal(BigDecimal amount, String currency, String destination) implements Action {}
