package io.sekisho.engine.signal;

import java.util.Locale;

/** Shares as analysts read them. */
final class Percent {

    private static final double WHOLE_FROM = 0.1;

    private Percent() {}

    static String of(double share) {
        return String.format(Locale.ROOT, share >= WHOLE_FROM ? "%.0f %%" : "%.1f %%", share * 100);
    }
}
