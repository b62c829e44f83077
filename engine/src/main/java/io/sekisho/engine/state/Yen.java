package io.sekisho.engine.state;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whole yen as the memory keeps them, rounded up. Sums stop growing far above all the yen there are. */
public final class Yen {

    public static final long MOST = Long.MAX_VALUE / 1_000_000;

    private Yen() {}

    /** At most {@link #MOST}; what is not positive counts as none. */
    public static long whole(BigDecimal yen) {
        if (yen.signum() <= 0) {
            return 0;
        }
        return yen.compareTo(BigDecimal.valueOf(MOST)) >= 0
                ? MOST
                : yen.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    static long sum(long one, long other) {
        return Math.min(MOST, one + other);
    }
}
