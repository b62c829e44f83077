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

    /** Of everything else within an hour. */
    static final int MAILS_MAX = 20;

    /**
     * @param unusual    whether it was anything but an ordinary event from a known device
     * @param wanted     the policy's least and the customer's wish, together
     * @param toldLately mails of their own about this operation within the hour before
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
                yield tells && toldLately < LOGINS_MAX ? MAIL : NOTHING;
            }
            case WITHDRAWAL, CHANGE -> toldLately < MAILS_MAX ? MAIL : NOTHING;
            case ORDER -> order(decision, wanted.order(), settings.ordersPerHour(), toldLately);
        };
    }

    /** What was held or refused waits for no digest. */
    private static Choice order(Decision decision, Settings.OrderNotices wanted, int perHour, long toldLately) {
        boolean done = decision == Decision.ALLOW || decision == Decision.CHALLENGE;
        return switch (wanted) {
            case NEVER -> NOTHING;
            case DIGEST -> done ? DIGEST : toldLately < MAILS_MAX ? MAIL : NOTHING;
            case ALWAYS -> {
                if (done) {
                    yield toldLately < perHour ? MAIL : DIGEST;
                }
                yield toldLately < MAILS_MAX ? MAIL : NOTHING;
            }
        };
    }
}
