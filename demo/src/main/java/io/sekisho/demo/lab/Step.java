package io.sekisho.demo.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The theft of March 2025 from its beginning, in the order in which it went, and the honest customers meanwhile. */
public enum Step {
    PHISH,
    ELSEWHERE,
    BOTS,
    STEAL,
    RELAY,
    CALL,
    LIQUIDATE,
    CASH_OUT,
    FROM_HOME,
    HONEST;

    private static final List<Step> TOUR = List.of(values());

    /** As addresses write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From 1. */
    public int number() {
        return TOUR.indexOf(this) + 1;
    }

    public Optional<Step> previous() {
        return at(TOUR.indexOf(this) - 1);
    }

    public Optional<Step> next() {
        return at(TOUR.indexOf(this) + 1);
    }

    private static Optional<Step> at(int index) {
        return index < 0 || index >= TOUR.size() ? Optional.empty() : Optional.of(TOUR.get(index));
    }

    static Optional<Step> ofWire(String text) {
        for (Step step : TOUR) {
            if (step.wire().equals(text)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
