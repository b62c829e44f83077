package io.sekisho.server.console;

import java.util.Locale;

/**
 * Shares and what they are worth.
 *
 * @param units of the symbol
 * @param yen   their value, as far as it is known
 */
public record Quantity(long units, long yen) {

    public static final Quantity NONE = new Quantity(0, 0);

    Quantity plus(Quantity other) {
        return new Quantity(units + other.units, yen + other.yen);
    }

    Quantity minus(Quantity other) {
        return new Quantity(units - other.units, yen - other.yen);
    }

    public boolean isNone() {
        return units == 0 && yen == 0;
    }

    /** By value, or by units where no value is known. */
    public String shareOf(Quantity whole) {
        if (whole.isNone()) {
            return "–";
        }
        double share = whole.yen > 0 ? (double) yen / whole.yen : (double) units / whole.units;
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
