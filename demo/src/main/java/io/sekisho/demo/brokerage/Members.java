package io.sekisho.demo.brokerage;

import io.sekisho.demo.brokerage.Customer.Habit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** All accounts, with holdings made from a seed. */
public final class Members {

    private final Map<String, Member> byId = new LinkedHashMap<>();

    public Members(List<Customer> customers, Market market, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        for (Customer customer : customers) {
            byId.put(customer.id(), new Member(customer, book(customer.habit(), market, chance.split())));
        }
    }

    public Optional<Member> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public List<Member> all() {
        return List.copyOf(byId.values());
    }

    private static Book book(Habit habit, Market market, SplittableRandom chance) {
        return switch (habit) {
            case LONG_TERM -> longTerm(market, chance);
            case ELDERLY -> filled(market, chance, "24800000", "J202.T", 3_000, "J606.T", 8_000, "J707.T", 2_000);
            case BUYS_A_HOUSE ->
                filled(market, chance, "9300000", "J101.T", 1_200, "J303.T", 1_500, "J606.T", 2_500, "J707.T", 600);
            case DAY_TRADER -> filled(market, chance, "9640000", "J404.T", 200, "J808.T", 1_500);
            case HONG_KONG_SMALL_CAPS ->
                filled(
                        market, chance, "5270000", "9101.HK", 120_000, "9202.HK", 40_000, "9303.HK", 90_000, "J101.T",
                        300);
        };
    }

    private static Book longTerm(Market market, SplittableRandom chance) {
        Book book =
                new Book(market, BigDecimal.valueOf(chance.nextLong(800, 6_000)).multiply(BigDecimal.valueOf(1_000)));
        for (Stock stock : market.all()) {
            if (stock.currency().equals("JPY") && stock.symbol().charAt(1) < '9' && chance.nextInt(2) == 0) {
                hold(book, stock, chance.nextInt(1, 20) * 100, chance);
            }
        }
        hold(book, market.get("J101.T"), chance.nextInt(2, 12) * 100, chance);
        return book;
    }

    private static Book filled(Market market, SplittableRandom chance, String cash, Object... symbolsAndQuantities) {
        Book book = new Book(market, new BigDecimal(cash));
        for (int i = 0; i < symbolsAndQuantities.length; i += 2) {
            hold(book, market.get((String) symbolsAndQuantities[i]), (int) symbolsAndQuantities[i + 1], chance);
        }
        return book;
    }

    /** Bought a while ago, at up to 30% below or 15% above today's price. */
    private static void hold(Book book, Stock stock, int quantity, SplittableRandom chance) {
        BigDecimal factor = BigDecimal.valueOf(chance.nextInt(70, 115), 2);
        BigDecimal cost = stock.price()
                .multiply(factor)
                .setScale(Math.max(2, stock.price().scale()), RoundingMode.HALF_UP);
        book.hold(stock.symbol(), BigDecimal.valueOf(quantity), cost);
    }
}
