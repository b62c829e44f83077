package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Book;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Stock;
import io.sekisho.demo.brokerage.Ticket;
import io.sekisho.demo.gate.Action;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Orders and withdrawals. */
final class TradePages {

    /** The customer's own bank account, as the brokerage names it towards Sekisho. */
    private static final String BANK_PREFIX = "bank-";

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,11}");

    private final Pages pages;
    private final Gate gate;
    private final Market market;
    private final Results results;

    TradePages(Pages pages, Gate gate, Market market, Results results) {
        this.pages = pages;
        this.gate = gate;
        this.market = market;
        this.results = results;
    }

    void orderForm(Context call, Visit visit) {
        showOrder(call, visit, List.of());
    }

    void order(Context call, Visit visit) {
        List<String> errors = new ArrayList<>();
        Optional<Stock> stock = market.find(given(call, "symbol"));
        if (stock.isEmpty()) {
            errors.add("error.symbol");
        }
        if (!WHOLE.matcher(given(call, "quantity")).matches()) {
            errors.add("error.quantity");
        }
        String price = given(call, "price");
        if (!price.isEmpty() && (!DECIMAL.matcher(price).matches() || new BigDecimal(price).signum() == 0)) {
            errors.add("error.price");
        }
        if (!errors.isEmpty() || stock.isEmpty()) {
            refuse(call, visit, errors);
            return;
        }
        Side side = given(call, "side").equals("sell") ? Side.SELL : Side.BUY;
        BigDecimal quantity = new BigDecimal(given(call, "quantity"));
        Ticket ticket = new Ticket(side, stock.get(), quantity, price.isEmpty() ? null : new BigDecimal(price));
        List<Book.Obstacle> obstacles = visit.member().book().obstacles(ticket);
        if (obstacles.isEmpty()) {
            results.show(call, gate.request(visit, new Action.Trade(ticket), client(call)));
        } else {
            refuse(call, visit, keys(obstacles));
        }
    }

    void withdrawalForm(Context call, Visit visit) {
        showWithdrawal(call, visit, List.of());
    }

    void withdraw(Context call, Visit visit) {
        String amount = given(call, "amount").replace(",", "");
        List<String> errors = new ArrayList<>();
        if (!WHOLE.matcher(amount).matches()) {
            errors.add("error.amount");
        } else {
            errors.addAll(keys(visit.member().book().obstacles(new BigDecimal(amount))));
        }
        if (!visit.member().hasPin(given(call, "pin"))) {
            errors.add("error.pin");
        }
        if (errors.isEmpty()) {
            Action action = new Action.Withdraw(new BigDecimal(amount), BANK_PREFIX + visit.account());
            results.show(call, gate.request(visit, action, client(call)));
        } else {
            call.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showWithdrawal(call, visit, errors);
        }
    }

    private void refuse(Context call, Visit visit, List<String> errors) {
        call.status(HttpStatus.UNPROCESSABLE_CONTENT);
        showOrder(call, visit, errors);
    }

    private void showOrder(Context call, Visit visit, List<String> errors) {
        Map<String, Object> values = new HashMap<>();
        values.put("stocks", market.all());
        values.put("statement", visit.member().book().statement());
        values.put("errors", errors);
        values.put("side", given(call, "side").equals("sell") ? "sell" : "buy");
        values.put("symbol", given(call, "symbol"));
        values.put("quantity", given(call, "quantity"));
        values.put("price", given(call, "price"));
        pages.show(call, "order.jte", values);
    }

    private void showWithdrawal(Context call, Visit visit, List<String> errors) {
        pages.show(
                call,
                "withdraw.jte",
                Map.of(
                        "statement",
                        visit.member().book().statement(),
                        "errors",
                        errors,
                        "amount",
                        given(call, "amount")));
    }

    private io.sekisho.client.ClientInfo client(Context call) {
        return Clients.of(call, pages.sessions().of(call));
    }

    private static List<String> keys(List<Book.Obstacle> obstacles) {
        return obstacles.stream()
                .map(obstacle -> switch (obstacle) {
                    case NOT_ENOUGH_CASH -> "error.cash";
                    case NOT_ENOUGH_STOCK -> "error.stock";
                    case PRICE_TOO_FAR -> "error.far";
                })
                .toList();
    }

    /** From the form, or from a link that fills it in. */
    private static String given(Context call, String name) {
        String value = call.formParam(name);
        return Objects.requireNonNullElse(value == null ? call.queryParam(name) : value, "")
                .strip();
    }
}
