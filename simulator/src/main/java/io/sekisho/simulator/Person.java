package io.sekisho.simulator;

import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.machine.Carrier;
import io.sekisho.simulator.machine.Setup;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as the seed has it. What changes in a life (a new telephone, a trip, a move, a pause) comes round after a number of days
 * that is each person's own, so that nothing has to be remembered. All frequencies are judgements.
 *
 * @param kind     what is always odd about him, if anything
 * @param logins   a day, on average over the week
 * @param holdings value of what he holds, in yen; log-normal with a median of 3 million
 * @param cash     in yen
 * @param place    where he lives, as a number
 * @param late     days after which he has a new browser's version
 * @param desktop  absent where he has a telephone only
 * @param rhythm   at which time of the day he looks in, as a kind
 * @param phase    where in his life he is
 */
record Person(
        int account,
        Honest kind,
        double logins,
        long holdings,
        long cash,
        Carrier home,
        boolean ipv6,
        Carrier mobile,
        long place,
        @Nullable Setup desktop,
        Setup phone,
        int late,
        int rhythm,
        boolean passkey,
        long phase) {

    private static final double HOLDINGS_MEDIAN = 3_000_000;
    private static final double HOLDINGS_SIGMA = 1.3;
    private static final double HOLDINGS_LEAST = 30_000;
    private static final double HOLDINGS_MOST = 1_000_000_000;
    private static final double TRADER_LOGINS = 3;

    private static final int PHONE_DAYS = 1_100;
    private static final int DESKTOP_DAYS = 2_000;
    private static final int NEW_DAYS = 14;
    private static final int HOME_DAYS = 3_000;
    private static final int MOVED_DAYS = 30;
    private static final int PAUSE_DAYS = 365;
    private static final int RETURNED_DAYS = 30;
    private static final int PHASES = 1_000_000;

    private static final Honest[] KINDS = {
        Honest.USUAL, Honest.DAY_TRADER, Honest.SMALL_CAPS, Honest.NO_COOKIES, Honest.FORGETFUL
    };

    static Person of(SimulationConfig config, int account) {
        Chance own = Chance.of(config.seed(), Purpose.PERSON, account, 0);
        int household = account >> 1;
        Chance shared = Chance.of(config.seed(), Purpose.MACHINES, household, 0);
        boolean shares = shared.happens(0.03);
        Chance machines = shares ? shared : Chance.of(config.seed(), Purpose.MACHINES, account, 1);
        Honest kind = shares ? Honest.SHARED_COMPUTER : KINDS[own.weighted(8_880, 20, 300, 300, 500)];
        double logins = kind == Honest.DAY_TRADER
                ? TRADER_LOGINS
                : Math.min(
                        8, own.logNormal(config.rates().logins(), config.rates().loginSigma()));
        long holdings = Math.round(Math.clamp(
                own.logNormal(kind == Honest.DAY_TRADER ? 6 * HOLDINGS_MEDIAN : HOLDINGS_MEDIAN, HOLDINGS_SIGMA),
                HOLDINGS_LEAST,
                HOLDINGS_MOST));
        Carrier home = Carrier.home(machines);
        return new Person(
                account,
                kind,
                logins,
                holdings,
                holdings / 100 * own.between(5, 60),
                home,
                home.hasIpv6() && machines.happens(0.45),
                Carrier.mobile(own),
                machines.bits(),
                shares || machines.happens(0.7) ? Setup.desktop(machines) : null,
                Setup.phone(own),
                own.between(0, 20),
                own.weighted(20, 35, 20, 20, 5),
                own.happens(0.06),
                own.below(PHASES));
    }

    static String id(int account) {
        String digits = Integer.toString(account);
        return "8021-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /** Days since something that comes round was last, 0 on its day. */
    private long since(long epochDay, long factor, long period) {
        return Math.floorMod(epochDay + phase * factor, period);
    }

    /** Which of his machines he has by now, and which of his homes. */
    private long turn(long epochDay, long factor, long period) {
        return Math.floorDiv(epochDay + phase * factor, period);
    }

    long machine(boolean isDesktop, long epochDay) {
        return isDesktop ? turn(epochDay, 7, DESKTOP_DAYS) : turn(epochDay, 3, PHONE_DAYS);
    }

    boolean newMachine(boolean isDesktop, long epochDay) {
        return isDesktop ? since(epochDay, 7, DESKTOP_DAYS) < NEW_DAYS : since(epochDay, 3, PHONE_DAYS) < NEW_DAYS;
    }

    /** The place where he lives on a day. */
    long placeOn(long epochDay) {
        return place + turn(epochDay, 5, HOME_DAYS);
    }

    boolean moved(long epochDay) {
        return since(epochDay, 5, HOME_DAYS) < MOVED_DAYS;
    }

    /** Three in ten travel, for three to eleven days about once a year. */
    boolean travels(long epochDay) {
        return phase % 10 < 3 && since(epochDay, 11, 300 + phase % 200) < 3 + phase % 9;
    }

    /** One in twenty-five stays away for a year at a time. */
    boolean pauses(long epochDay) {
        return phase % 25 == 4 && since(epochDay, 13, PAUSE_DAYS + 200) < PAUSE_DAYS;
    }

    boolean returned(long epochDay) {
        return phase % 25 == 4
                && since(epochDay, 13, PAUSE_DAYS + 200) < PAUSE_DAYS + RETURNED_DAYS
                && !pauses(epochDay);
    }

    /** Days since all was last sold to spend it elsewhere; more than a year where not lately. */
    long sinceLiquidation(long epochDay, double aYear) {
        return aYear <= 0 ? Long.MAX_VALUE : since(epochDay, 17, Math.max(400, Math.round(365 / aYear)));
    }

    boolean buysThinAfterwards(double share) {
        return phase / 100 % 1_000 < share * 1_000;
    }
}
