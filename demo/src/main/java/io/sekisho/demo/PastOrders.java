package io.sekisho.demo;

import io.sekisho.client.AssessmentRequest;
import io.sekisho.client.Event.Order.Side;
import io.sekisho.client.PastEvent;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Customer.Habit;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Stock;
import io.sekisho.demo.brokerage.Ticket;
import io.sekisho.demo.gate.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a customer ordered over the last months: stocks that he holds, in the size and as often as is his habit. */
final class PastOrders {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final BigDecimal LOT = BigDecimal.valueOf(100);

    /** Nothing was ordered within this time, so that what is sold in the demo is sold then. */
    private static final int QUIET_DAYS = 14;

    /** Nobody learns at what hours he trades from so few. */
    private static final int FEW = 12;

    private PastOrders() {}

    static List<PastEvent> of(Member member, Instant now, SplittableRandom chance) {
        List<Stock> stocks = member.book().statement().positions().stream()
                .map(position -> position.stock())
                .toList();
        Habit habit = member.customer().habit();
        LocalDate today = LocalDate.ofInstant(now, TOKYO);
        List<PastEvent> orders = new ArrayList<>();
        for (int i = 0; i < number(habit); i++) {
            Stock stock = stocks.get(i % stocks.size());
            LocalTime time = LocalTime.of(chance.nextInt(9, 15), chance.nextInt(60), chance.nextInt(60));
            Instant at = today.minusDays(QUIET_DAYS + (long) i * daysBetween(habit) + chance.nextInt(2))
                    .atTime(time)
                    .atZone(TOKYO)
                    .toInstant();
            // Day traders close in the evening what they opened in the morning.
            Side side = habit == Habit.DAY_TRADER && i % 2 == 0 ? Side.SELL : Side.BUY;
            BigDecimal yen = BigDecimal.valueOf(chance.nextLong(habit.usualYen() / 2, habit.usualYen() * 3 / 2));
            orders.add(order(member, ticket(side, stock, yen), i, at));
        }
        return orders;
    }

    private static int number(Habit habit) {
        return switch (habit) {
            case LONG_TERM, BUYS_A_HOUSE -> FEW;
            case HONG_KONG_SMALL_CAPS -> FEW + 3;
            case ELDERLY -> FEW / 2;
            case DAY_TRADER -> 5 * FEW;
        };
    }

    private static int daysBetween(Habit habit) {
        return switch (habit) {
            case LONG_TERM, BUYS_A_HOUSE -> 15;
            case HONG_KONG_SMALL_CAPS -> 9;
            case ELDERLY -> 30;
            case DAY_TRADER -> 1;
        };
    }

    private static Ticket ticket(Side side, Stock stock, BigDecimal yen) {
        BigDecimal lotYen = stock.yen(LOT, stock.price());
        BigDecimal lots = yen.divide(lotYen, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        return new Ticket(side, stock, lots.multiply(LOT), stock.price());
    }

    private static PastEvent order(Member member, Ticket ticket, int number, Instant at) {
        Customer customer = member.customer();
        String id = "past-order-" + customer.id() + "-" + number + "-" + at.getEpochSecond();
        AssessmentRequest request = AssessmentRequest.of(
                        customer.id(), id, customer.home(), new Action.Trade(ticket).event(member))
                .withId(id)
                .at(at);
        return new PastEvent(request, PastEvent.Label.HONEST);
    }
}
