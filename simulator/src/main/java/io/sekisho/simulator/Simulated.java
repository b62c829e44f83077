package io.sekisho.simulator;

import io.sekisho.engine.event.Event;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An event and whose doing it is. Its client's device token, where it has one, is a name for the machine that stays the same for as long
 * as the machine is used: real tokens are given by the server, so whoever judges the events puts one in place of each name, and none where
 * the name was not seen in the account yet. A thief who copied the token shows the same name.
 */
public record Simulated(Event event, Label label) {

    /**
     * A day of a symbol, as {@code PUT /v1/market} takes it.
     *
     * @param close    in the currency; of a rate, yen for one unit
     * @param volume   units traded; absent for a rate
     * @param market   code of the market (ISO 10383), {@code FX} for a rate
     */
    public record Market(
            String symbol,
            LocalDate date,
            BigDecimal close,
            @Nullable Long volume,
            String currency,
            String market) {}
}
