package io.sekisho.server.console;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Orders to buy, added up.
 *
 * @param slipped what was executed, or may have been
 * @param fates   what became of how much; together all that was tried
 */
public record Tally(int orders, Quantity tried, Quantity slipped, Map<Fate, Quantity> fates) {

    static Tally of(Collection<Attempt> attempts) {
        Quantity tried = Quantity.NONE;
        Quantity slipped = Quantity.NONE;
        Map<Fate, Quantity> fates = new EnumMap<>(Fate.class);
        for (Attempt attempt : attempts) {
            tried = tried.plus(attempt.tried());
            slipped = slipped.plus(attempt.slipped());
            Quantity rest = attempt.tried().minus(attempt.slipped());
            if (!attempt.slipped().isNone()) {
                fates.merge(attempt.fate(), attempt.slipped(), Quantity::plus);
            }
            if (!rest.isNone()) {
                fates.merge(attempt.rest(), rest, Quantity::plus);
            }
        }
        return new Tally(attempts.size(), tried, slipped, fates);
    }

    public Quantity stopped() {
        return tried.minus(slipped);
    }
}
