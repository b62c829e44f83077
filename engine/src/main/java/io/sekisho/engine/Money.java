package io.sekisho.engine;

import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.signal.Payout;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.AskedOperation;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Yen;
import io.sekisho.engine.state.Zones;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account's memory becomes once an order or a withdrawal is decided. What is not denied counts at once, so that slices add up
 * however they come; what is usual is learned only from what was allowed unasked, or approved.
 */
final class Money {

    /** What an operation carries of earlier logins. */
    private static final Set<String> CARRIED = Set.of("SESSION_ODD", "SESSION_UNKNOWN", "ACCOUNT_ODD");

    private Money() {}

    static AccountState afterOrder(AccountState seen, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        Deal deal = scene.dealing().orElseThrow().deal();
        boolean learned = decision == Decision.ALLOW && risk.level() == Risk.Level.LOW;
        AccountState counted = seen.with()
                .trading(seen.trading().plus(deal, carried(reasons), learned))
                .build();
        return decision == Decision.ALLOW ? counted : waiting(counted, scene, reasons, deal, null);
    }

    static AccountState afterWithdrawal(
            AccountState seen, Withdrawal withdrawal, Scene scene, Risk risk, List<Reason> reasons, Decision decision) {
        Paid paid = Payout.paid(withdrawal, scene.event().time(), scene.facts().market());
        AccountState counted = seen.with()
                .withdrawn(seen.withdrawn().plus(day(scene), yen(withdrawal, paid)))
                .build();
        if (decision != Decision.ALLOW) {
            return waiting(counted, scene, reasons, null, paid);
        }
        return risk.level() == Risk.Level.LOW
                ? counted.with().payouts(counted.payouts().plus(paid)).build()
                : counted;
    }

    private static AccountState waiting(
            AccountState counted, Scene scene, List<Reason> reasons, @Nullable Deal deal, @Nullable Paid paid) {
        AskedOperation asked =
                new AskedOperation(scene.event().id(), scene.event().time(), oddities(reasons), deal, paid);
        return counted.with()
                .asked(Bounded.plus(asked, counted.asked(), AskedOperation.MAX_ASKED))
                .build();
    }

    /** What a passed challenge can explain. */
    static List<String> oddities(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.bits() > 0)
                .map(Reason::oddity)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static double carried(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> CARRIED.contains(reason.code()))
                .mapToDouble(Reason::bits)
                .sum();
    }

    /** Yen withdrawn on the event's day, a withdrawal that the event asks about included. */
    static long withdrawnToday(Scene scene) {
        long before = scene.state().withdrawn().on(day(scene));
        if (!(scene.event().action() instanceof Withdrawal withdrawal)) {
            return before;
        }
        Paid paid = Payout.paid(withdrawal, scene.event().time(), scene.facts().market());
        return before + yen(withdrawal, paid);
    }

    private static LocalDate day(Scene scene) {
        return scene.event().time().atZone(Zones.BROKERAGE).toLocalDate();
    }

    /** An amount whose currency has no rate is judged as the largest. */
    private static long yen(Withdrawal withdrawal, Paid paid) {
        return paid.yen() == 0 && !withdrawal.currency().equals("JPY") ? Yen.MOST : paid.yen();
    }
}
