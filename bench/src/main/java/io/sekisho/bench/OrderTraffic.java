package io.sekisho.bench;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Orders of customers drawn evenly, from their usual machine, in the session of their last login. */
final class OrderTraffic implements Traffic {

    /** Symbols that each customer trades as a rule. */
    private static final int OWN_SYMBOLS = 5;

    /** Of a hundred orders: of a symbol the customer does not usually trade, and sales. */
    private static final int OTHER_SYMBOL = 10;

    private static final int SALES = 40;

    static final String MIX =
            "60 % buys, 40 % sales; 90 % in one of 5 symbols of the customer's, 10 % in any; 1 to 10 % of"
                    + " the portfolio";

    private final Customers customers;
    private final String key;
    private final SplittableRandom random;
    private final Answers answers = new Answers();

    OrderTraffic(Customers customers, String key, long seed) {
        this.customers = customers;
        this.key = key;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Asked next() {
        int customer = random.nextInt(customers.count());
        boolean desktop = Customers.usesDesktop(random);
        Customers.Client client = desktop ? customers.desktop(customer) : customers.phone(customer);
        @Nullable String token = customers.token(customer, desktop);
        String body = Customers.order(customer, client, token, order(customer));
        return new Asked(Traffic.post("/v1/assessments", key, body), customer, desktop, false);
    }

    private String order(int customer) {
        int symbol = random.nextInt(100) < OTHER_SYMBOL
                ? random.nextInt(MarketSeeding.SYMBOLS)
                : Math.floorMod(customer * 31 + random.nextInt(OWN_SYMBOLS) * 7919, MarketSeeding.SYMBOLS);
        long portfolio = 1_000_000L + 10_000L * (customer % 1000);
        int price = MarketSeeding.price(symbol);
        long quantity = Math.max(1, portfolio * random.nextInt(1, 11) / 100 / price);
        return """
            {"side":"%s","instrument":"equity","symbol":"%s","quantity":"%d","price":"%d","currency":"JPY",\
            "valueJpy":"%d","portfolioJpy":"%d","cashJpy":"%d"}\
            """.formatted(
                        random.nextInt(100) < SALES ? "sell" : "buy",
                        MarketSeeding.symbol(symbol),
                        quantity,
                        price,
                        quantity * price,
                        portfolio,
                        portfolio / 2);
    }

    @Override
    public void answered(Asked asked, int status, byte[] answer, int length) {
        answers.count(status, answer, length);
    }

    Answers answers() {
        return answers;
    }
}
