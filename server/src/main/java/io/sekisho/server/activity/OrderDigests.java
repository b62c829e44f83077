package io.sekisho.server.activity;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Zones;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.notice.Notice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells the orders of a day in one mail, at the policy's time of day. */
final class OrderDigests implements PacedMails.Source {

    private final CustomerMails mails;
    private final Supplier<PolicyTimeline> policies;

    OrderDigests(CustomerMails mails, Supplier<PolicyTimeline> policies) {
        this.mails = mails;
        this.policies = policies;
    }

    @Override
    public String kind() {
        return Notice.OrderDigest.KIND;
    }

    @Override
    public int tellSome(Handle handle, int max, Instant now) {
        Instant until =
                latest(policies.get().at(now).policy().settings().notices().digestAt(), now);
        List<String> accounts = ActivityTable.awaitingDigest(handle, until, max);
        for (String account : accounts) {
            List<ActivityTable.Ordered> orders = ActivityTable.takeDigest(handle, account, until);
            if (!orders.isEmpty()) {
                mails.tell(handle, account, digest(orders, until), now);
            }
        }
        return accounts.size();
    }

    /** When the time of day was last, in Japan. */
    static Instant latest(LocalTime at, Instant now) {
        ZonedDateTime here = now.atZone(Zones.BROKERAGE);
        ZonedDateTime today = here.with(at);
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    static Notice.OrderDigest digest(List<ActivityTable.Ordered> orders, Instant at) {
        long buys = orders.stream()
                .filter(order -> order.side().equals(Order.Side.BUY.name()))
                .count();
        BigDecimal yen = orders.stream()
                .map(ActivityTable.Ordered::yen)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long unknown = orders.stream().filter(order -> order.yen() == null).count();
        return new Notice.OrderDigest(orders.size(), buys, orders.size() - buys, yen, unknown, symbols(orders), at);
    }

    /** Those ordered most often first. */
    private static List<String> symbols(List<ActivityTable.Ordered> orders) {
        Map<String, Long> counted = orders.stream()
                .map(ActivityTable.Ordered::symbol)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
