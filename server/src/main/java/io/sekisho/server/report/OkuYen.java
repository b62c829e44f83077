package io.sekisho.server.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts in hundreds of millions of yen, in which the regulator prints them. */
public final class OkuYen {

    private static final int ZEROS = 8;

    private OkuYen() {}

    /** With one decimal, half up, such as {@code 1,561.0}. */
    public static String of(BigDecimal yen) {
        return String.format(Locale.ROOT, "%,.1f", yen.movePointLeft(ZEROS).setScale(1, RoundingMode.HALF_UP));
    }

    /** As {@link #of}, with its sign also where it is positive. */
    public static String signed(BigDecimal yen) {
        return (yen.signum() > 0 ? "+" : "") + of(yen);
    }
}
