package io.sekisho.demo.brokerage;

import io.sekisho.client.Event.Order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one account has, and what happened in it. Safe for many threads. */
public final class Book {

    private static final int ACTIVITIES_MAX = 200;

    private final Market market;
    private final Map<String, Position> positions = new TreeMap<>();
    private final Deque<Activity> activities = new ArrayDeque<>();
    private BigDecimal cash;

    Book(Market market, BigDecimal cash) {
        this.market = market;
        this.cash = cash;
    }

    /**
     * What is held of one stock.
     *
     * @param cost average price paid, in the stock's currency
     */
    public record Position(Stock stock, BigDecimal quantity, BigDecimal cost) {

        public BigDecimal yen() {
            return stock.yen(quantity, stock.price());
        }

        /** Whole yen; negative where it lost. */
        public BigDecimal gain() {
            return yen().subtract(stock.yen(quantity, cost));
        }
    }

    /** Money and stocks at one moment. */
    public record Statement(BigDecimal cash, List<Position> positions) {

        public BigDecimal total() {
            return positions.stream().map(Position::yen).reduce(cash, BigDecimal::add);
        }

        public BigDecimal gain() {
            return positions.stream().map(Position::gain).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Worth of what is held now, at the prices of each day; oldest first. */
        public List<BigDecimal> history(int days) {
            List<BigDecimal> worth = new ArrayList<>();
            for (int ago = days - 1; ago >= 0; ago--) {
                BigDecimal day = cash;
                for (Position position : positions) {
                    Stock stock = position.stock();
                    day = day.add(stock.yen(position.quantity(), stock.priceDaysAgo(ago)));
                }
                worth.add(day);
            }
            return worth;
        }
    }

    /** Why something cannot be done, as the customer is told. */
    public enum Obstacle {
        NOT_ENOUGH_CASH,
        NOT_ENOUGH_STOCK,
        PRICE_TOO_FAR,
    }

    public synchronized Statement statement() {
        return new Statement(cash, List.copyOf(positions.values()));
    }

    public synchronized List<Activity> activities() {
        return List.copyOf(activities);
    }

    public synchronized void note(Activity activity) {
        activities.addFirst(activity);
        if (activities.size() > ACTIVITIES_MAX) {
            activities.removeLast();
        }
    }

    /** Where another line takes its place. */
    public synchronized void forget(Activity activity) {
        activities.removeFirstOccurrence(activity);
    }

    /** Empty where it could be executed now. */
    public synchronized List<Obstacle> obstacles(Ticket ticket) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (ticket.side() == Side.BUY && ticket.yen().compareTo(cash) > 0) {
            obstacles.add(Obstacle.NOT_ENOUGH_CASH);
        }
        if (ticket.side() == Side.SELL && held(ticket.stock()).compareTo(ticket.quantity()) < 0) {
            obstacles.add(Obstacle.NOT_ENOUGH_STOCK);
        }
        BigDecimal last = ticket.stock().price();
        BigDecimal away = ticket.price().subtract(last).abs();
        if (away.multiply(BigDecimal.TEN).compareTo(last.multiply(BigDecimal.valueOf(3))) > 0) {
            obstacles.add(Obstacle.PRICE_TOO_FAR);
        }
        return obstacles;
    }

    public synchronized List<Obstacle> obstacles(BigDecimal withdrawal) {
        return withdrawal.compareTo(cash) > 0 ? List.of(Obstacle.NOT_ENOUGH_CASH) : List.of();
    }

    /** Executes at once, in full; gives false, and does nothing, where it can no longer be done. */
    public synchronized boolean execute(Ticket ticket) {
        if (!obstacles(ticket).isEmpty()) {
            return false;
        }
        boolean buy = ticket.side() == Side.BUY;
        cash = buy ? cash.subtract(ticket.yen()) : cash.add(ticket.yen());
        change(ticket.stock(), buy ? ticket.quantity() : ticket.quantity().negate(), ticket.price());
        return true;
    }

    /** As {@link #execute}. */
    public synchronized boolean withdraw(BigDecimal amount) {
        if (!obstacles(amount).isEmpty()) {
            return false;
        }
        cash = cash.subtract(amount);
        return true;
    }

    void hold(String symbol, BigDecimal quantity, BigDecimal cost) {
        Stock stock = market.get(symbol);
        positions.put(symbol, new Position(stock, quantity, cost));
    }

    private BigDecimal held(Stock stock) {
        Position position = positions.get(stock.symbol());
        return position == null ? BigDecimal.ZERO : position.quantity();
    }

    private void change(Stock stock, BigDecimal by, BigDecimal price) {
        BigDecimal before = held(stock);
        BigDecimal after = before.add(by);
        if (after.signum() == 0) {
            positions.remove(stock.symbol());
            return;
        }
        Position position = positions.get(stock.symbol());
        BigDecimal cost = position == null ? price : position.cost();
        if (by.signum() > 0) {
            cost = before.multiply(cost)
                    .add(by.multiply(price))
                    .divide(after, Math.max(2, price.scale()), RoundingMode.HALF_UP);
        }
        positions.put(stock.symbol(), new Position(stock, after, cost));
    }
}
