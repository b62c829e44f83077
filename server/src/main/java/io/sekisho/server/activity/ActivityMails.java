package io.sekisho.server.activity;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Reason;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.NoticeWishes;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.wording.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells what happened, one mail an event, or leaves an order to the day's mail. */
final class ActivityMails implements PacedMails.Source {

    /** Told by mails of their own, to the address before as well. */
    private static final Set<Change.Field> TOLD_ELSEWHERE =
            Set.of(Change.Field.EMAIL, Change.Field.PHONE, Change.Field.PASSKEY);

    /** Who is stopped was told that, once. */
    private static final Set<String> STOPPED = Set.of("ACCOUNT_SUSPENDED", "SESSION_REVOKED");

    private static final String NEW_DEVICE = "DEVICE_NEW";

    private final CustomerMails mails;
    private final Supplier<PolicyTimeline> policies;

    ActivityMails(CustomerMails mails, Supplier<PolicyTimeline> policies) {
        this.mails = mails;
        this.policies = policies;
    }

    @Override
    public String kind() {
        return Notice.Activity.KIND;
    }

    @Override
    public int tellSome(Handle handle, int max, Instant now) {
        List<ActivityTable.Due> some = ActivityTable.due(handle, max);
        Settings.Notices settings = policies.get().at(now).policy().settings().notices();
        some.forEach(due -> tell(handle, due, settings, now));
        return some.size();
    }

    private void tell(Handle handle, ActivityTable.Due due, Settings.Notices settings, Instant now) {
        Event event = Fields.read(
                Json.parse(due.body()), fields -> EventReader.read(fields, due.receivedAt(), due::assessment));
        Decision decision = due.record().decision();
        if (!isNews(event, due.record().reasons(), decision)) {
            ActivityTable.done(handle, due.assessment(), null);
            return;
        }
        NoticeWishes.Chosen wanted = NoticeWishes.Chosen.of(settings, NoticeWishes.find(handle, due.account()));
        long lately = ActivityTable.toldLately(
                handle, due.account(), event.operation().name(), Choice.done(decision), now);
        Choice choice = Choice.of(
                event.operation(), decision, unusual(due.record().reasons(), decision), wanted, settings, lately);
        switch (choice) {
            case NOTHING -> ActivityTable.done(handle, due.assessment(), null);
            case MAIL -> {
                boolean mailed = mails.tell(handle, due.account(), notice(event, due, decision), now);
                ActivityTable.done(handle, due.assessment(), mailed ? now : null);
            }
            case DIGEST -> ActivityTable.digest(handle, due.assessment(), ordered((Order) event.action()));
        }
    }

    /** What only repeats a hold that is still there, or was stopped with all else, is none; nor is what others tell. */
    private static boolean isNews(Event event, List<Reason> reasons, Decision decision) {
        boolean again = event.releases() != null && decision != Decision.ALLOW;
        boolean stopped = reasons.stream().anyMatch(reason -> STOPPED.contains(reason.code()));
        return !again
                && !stopped
                && switch (event.action()) {
                    case Login login -> login.result() == Login.Result.SUCCESS;
                    case Change change -> !TOLD_ELSEWHERE.contains(change.field());
                    case Order order -> true;
                    case Withdrawal withdrawal -> true;
                };
    }

    private static boolean unusual(List<Reason> reasons, Decision decision) {
        return decision != Decision.ALLOW
                || reasons.stream().anyMatch(reason -> reason.code().equals(NEW_DEVICE));
    }

    private static Notice notice(Event event, ActivityTable.Due due, Decision decision) {
        Notice.Activity.Outcome outcome = switch (decision) {
            case ALLOW, CHALLENGE -> Notice.Activity.Outcome.DONE;
            case HOLD -> Notice.Activity.Outcome.HELD;
            case DENY -> Notice.Activity.Outcome.REFUSED;
        };
        Origin origin =
                Origin.of(due.record().facts().browser(), due.record().facts().network());
        return new Notice.Activity(event.action(), outcome, origin, due.receivedAt());
    }

    private static ActivityTable.Ordered ordered(Order order) {
        return new ActivityTable.Ordered(order.side().name(), order.symbol(), yen(order));
    }

    private static @Nullable BigDecimal yen(Order order) {
        if (order.valueJpy() != null) {
            return order.valueJpy();
        }
        return order.price() != null && order.currency().equals("JPY")
                ? order.quantity().multiply(order.price())
                : null;
    }
}
