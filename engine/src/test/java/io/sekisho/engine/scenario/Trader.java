package io.sekisho.engine.scenario;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whoever trades in an account, its owner or not: what was asked about, and what went through. */
final class Trader {

    private final World world;
    private final String account;
    private final Machine machine;
    private final Network from;
    private final String session;

    /** How a challenge is passed, absent where it cannot be. */
    private final @Nullable Method passes;

    final List<Attempt> attempts = new ArrayList<>();
    Instant now;
    long holdings;
    long cash;
    long bought;

    Trader(World world, Attempt login, Machine machine, @Nullable Method passes, long holdings) {
        this.world = world;
        this.account = login.event().account();
        this.machine = machine;
        this.from = login.facts().network();
        this.session = String.valueOf(login.event().session());
        this.passes = passes;
        this.holdings = holdings;
        now = login.event().time();
    }

    Trader after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    /** Sells at market. */
    Attempt sells(Stock stock, long yen) {
        return orders(stock, Order.Side.SELL, yen, false);
    }

    /** Buys at a limit. */
    Attempt buys(Stock stock, long yen) {
        return orders(stock, Order.Side.BUY, yen, true);
    }

    Attempt orders(Stock stock, Order.Side side, long yen, boolean limit) {
        Attempt attempt = does(stock.order(side, yen, limit, holdings + cash, cash), stock.market());
        if (wentThrough(attempt)) {
            boolean buys = side == Order.Side.BUY;
            holdings += buys ? yen : -yen;
            cash += buys ? -yen : yen;
            bought += buys ? yen : 0;
        }
        return attempt;
    }

    Attempt withdraws(long yen, String destination) {
        return does(new Withdrawal(BigDecimal.valueOf(yen), "JPY", destination), null);
    }

    private Attempt does(Action action, @Nullable Market market) {
        now = now.plusSeconds(20 + world.random.nextInt(60));
        Attempt attempt = world.operate(account, session, machine, from, now, action, market);
        attempts.add(attempt);
        return attempt;
    }

    private boolean wentThrough(Attempt attempt) {
        return switch (attempt.decision()) {
            case ALLOW -> true;
            case CHALLENGE, HOLD ->
                passes != null && attempt.verdict().methods().contains(passes) && world.approve(attempt, passes);
            case DENY -> false;
        };
    }

    long asked() {
        return count(Decision.CHALLENGE);
    }

    long held() {
        return count(Decision.HOLD) + count(Decision.DENY);
    }

    private long count(Decision decision) {
        return attempts.stream()
                .filter(attempt -> attempt.decision() == decision)
                .count();
    }
}
