package io.sekisho.server.activity;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.policy.Settings;
import io.sekisho.server.account.NoticeWishes;

/** Whether and how a customer is told of something. */
enum Choice {
    /** Not at all. */
    NOTHING,
    /** By a mail of its own. */
    MAIL,
    /** In the mail about the orders of the day. */
    DIGEST;

    /** Logins told within an hour: whoever has the password could fill a mailbox, and hide what matters in it. */
    static final int LOGINS_MAX = 5;

    /** Withdrawals, and changes, that were done and told within an hour: more than a person makes. */
    static final int DONE_MAX = 50;

    /** Of each operation what was held or refused, within an hour. Counted apart: no refused attempts may hide the one that succeeds. */
    static final int NOT_DONE_MAX = 3;

    /** What happened, or goes on once it is approved. */
    static boolean done(Decision decision) {
        return decision == Decision.ALLOW || decision == Decision.CHALLENGE;
    }

    /**
     * @param unusual    whether it was anything but an ordinary event from a known device
     * @param wanted     the policy's least and the customer's wish, together
     * @param toldLately mails of their own about this operation within the hour before, of what was done, or of what was not, as this
     */
    static Choice of(
            Operation operation,
            Decision decision,
            boolean unusual,
            NoticeWishes.Chosen wanted,
            Settings.Notices settings,
            long toldLately) {
        return switch (operation) {
            case LOGIN -> {
                boolean tells = switch (wanted.login()) {
                    case NEVER -> false;
                    case UNUSUAL -> unusual;
                    case ALWAYS -> true;
                };
                yield tells ? mail(toldLately, done(decision) ? LOGINS_MAX : NOT_DONE_MAX) : NOTHING;
            }
            case WITHDRAWAL, CHANGE -> mail(toldLately, done(decision) ? DONE_MAX : NOT_DONE_MAX);
            case ORDER -> order(done(decision), wanted.order(), settings.ordersPerHour(), toldLately);
        };
    }

    private static Choice mail(long toldLately, int max) {
        return toldLately < max ? MAIL : NOTHING;
    }

    /** What was held or refused waits for no digest. */
    private static Choice order(boolean done, Settings.OrderNotices wanted, int perHour, long toldLately) {
        return switch (wanted) {
            case NEVER -> NOTHING;
            case DIGEST -> done ? DIGEST : mail(toldLately, NOT_DONE_MAX);
            case ALWAYS -> {
                if (done) {
                    yield toldLately < perHour ? MAIL : DIGEST;
                }
                yield mail(toldLately, NOT_DONE_MAX);
            }
        };
    }
}
