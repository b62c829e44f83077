package io.sekisho.server.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Bits in words. */
public final class Weights {

    /** Odds of 1,000, 64 and 8 to 1. */
    private static final double OVERWHELMING = 10;

    private static final double STRONG = 6;
    private static final double FAIR = 3;

    /** 10 to the power of 12: who wants more precision reads the bits. */
    private static final double SURPRISE_MOST = 40;

    private Weights() {}

    /** How strongly evidence speaks against an account. */
    public static String evidence(Visit visit, double bits) {
        String strength =
                bits >= OVERWHELMING ? "OVERWHELMING" : bits >= STRONG ? "STRONG" : bits >= FAIR ? "FAIR" : "SLIGHT";
        return visit.say("weight." + strength);
    }

    /** How rarely chance does what was seen. */
    public static String surprise(Visit visit, double bits) {
        if (bits >= SURPRISE_MOST) {
            return visit.say("surprise.most");
        }
        BigDecimal once = BigDecimal.valueOf(Math.pow(2, Math.max(0, bits)))
                .round(new MathContext(1, RoundingMode.HALF_DOWN))
                .setScale(0, RoundingMode.HALF_UP);
        return visit.say("surprise.once", visit.number(once.longValueExact()));
    }
}
