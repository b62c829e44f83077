package io.sekisho.demo.lab;

import java.util.Locale;
import java.util.Optional;

/** The theft of March 2025 from its beginning, in the order in which it went, and the honest customers meanwhile. */
public enum Step {
    PHISH,
    ELSEWHERE,
    BOTS,
    STEAL,
    RELAY,
    LIQUIDATE,
    CASH_OUT,
    HONEST;

    /** As addresses write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int number() {
        return ordinal() + 1;
    }

    public Optional<Step> previous() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    public Optional<Step> next() {
        return ordinal() == values().length - 1 ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    static Optional<Step> ofWire(String text) {
        for (Step step : values()) {
            if (step.wire().equals(text)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
