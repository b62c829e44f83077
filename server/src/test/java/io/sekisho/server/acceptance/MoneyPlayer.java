package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody in a customer's account, owner or thief: asks as the brokerage would, passes what he can, and counts what came of it. */
final class MoneyPlayer {

    private static final String OWN_BROWSER = Client.CHROME;
    private static final Duration DELIVERY = Duration.ofSeconds(30);

    /** Price in its currency, and yen to that currency. */
    private record Stock(BigDecimal price, String currency, long rate) {}

    private static final Map<String, Stock> STOCKS = Map.of(
            "7203", stock("2800", "JPY", 1),
            "6758", stock("3500", "JPY", 1),
            "8306", stock("1800", "JPY", 1),
            "7992", stock("120", "JPY", 1),
            "0700.HK", stock("500", "HKD", 19),
            "1234.HK", stock("1.05", "HKD", 19),
            "2345.HK", stock("2.10", "HKD", 19),
            "3456.HK", stock("0.95", "HKD", 19),
            "fund", stock("1", "JPY", 1));

    private final MailedSite site;
    private final Random random;
    final Customer customer;
    boolean relays;
    long portfolioYen;
    private long cashYen;
    private Client client = Client.HOME;
    private @Nullable Client owners;
    private String session = "none";
    private int sessions;

    final List<String> decisions = new ArrayList<>();
    boolean entered;
    boolean saleAsked;
    int asked;
    int held;
    long soldYen;
    long boughtYen;
    long withdrawnYen;
    int changed;

    MoneyPlayer(MailedSite site, Random random) {
        this.site = site;
        this.random = random;
        customer = site.brokerage().customerWithHistory();
        portfolioYen = 7_000_000L + random.nextInt(2_000_000);
        past(List.of("7203", "8306", "6758"), 6, Duration.ofDays(9));
    }

    private static Stock stock(String price, String currency, long rate) {
        return new Stock(new BigDecimal(price), currency, rate);
    }

    /** Past purchases, the latest a day ago. */
    void past(List<String> symbols, int orders, Duration apart) {
        StringBuilder lines = new StringBuilder();
        Instant now = site.server().clock().instant();
        for (int i = 0; i < orders; i++) {
            Request order = Request.order(customer.account(), Client.HOME)
                    .id("past-order-" + customer.account() + "-" + symbols.getFirst() + i)
                    .session("past")
                    .time(now.minus(Duration.ofDays(1)).minus(apart.multipliedBy(i)));
            fill((ObjectNode) order.json().get("order"), "buy", symbols.get(i % symbols.size()), 250_000, true);
            lines.append(order).append('\n');
        }
        Reply reply = site.brokerage().importLines(lines.toString()).is(200);
        assertThat(reply.text("/accepted")).as(reply.body()).isEqualTo(String.valueOf(orders));
    }

    void later(Duration pause) {
        site.server().clock().forward(pause);
    }

    /** The owner was there a while ago and has a token, of which a copy may be about. */
    void ownersVisit() {
        Reply login =
                customer.logsIn(Client.HOME, "owner-" + customer.account()).decides("ALLOW");
        owners = Client.HOME.with(login.device());
        later(Duration.ofHours(2));
    }

    void failsAtHome() {
        site.brokerage()
                .assess(Request.login(customer.account(), Client.HOME, "failure"))
                .decides("ALLOW");
        later(Duration.ofSeconds(40));
    }

    void logsIn(String how) {
        Client own = owners == null ? Client.HOME : owners;
        switch (how) {
            case "at home" -> enter(own);
            case "from the same provider" ->
                enter(new Client(
                        "124.35." + (64 + random.nextInt(60)) + "." + random.nextInt(254), OWN_BROWSER, null, null));
            case "from another home" ->
                enter(new Client("126.66." + random.nextInt(254) + "." + random.nextInt(254), OWN_BROWSER, null, null));
            case "from a data centre" ->
                enter(new Client("192.0.2." + (1 + random.nextInt(250)), OWN_BROWSER, null, null));
            case "from Singapore" -> enter(own.at("121.6." + random.nextInt(254) + "." + random.nextInt(254)));
            case "with a new phone" -> enter(Client.HOME.using(Client.FIREFOX));
            case "with the copied token" ->
                enter(own.at("124.35." + (64 + random.nextInt(60)) + "." + random.nextInt(254)));
            case "with its own token" -> enter(client);
            default -> throw new IllegalArgumentException("logs in " + how);
        }
    }

    private void enter(Client from) {
        session = "s-" + customer.account() + "-" + ++sessions;
        client = from;
        Reply login = note("login", customer.logsIn(from, session));
        String decision = login.decision();
        entered = decision.equals("ALLOW") || (decision.equals("CHALLENGE") && passes(login));
        client = from.with(login.device());
        if (from.device() != null && from.equals(owners)) {
            owners = client;
        }
    }

    void sells(String symbol, long percent, boolean limit) {
        long yen = portfolioYen * percent / 100;
        Request order = order("sell", symbol, yen, limit);
        Reply reply = note("sell " + symbol, site.brokerage().assess(order));
        saleAsked |= !reply.decision().equals("ALLOW");
        if (executes(order, reply)) {
            soldYen += yen;
            cashYen += yen;
        }
    }

    void buys(String symbol, long percent, int slices) {
        for (int slice = 0; slice < slices; slice++) {
            later(Duration.ofSeconds(20 + random.nextInt(60)));
            long yen = portfolioYen * percent / 100 / slices;
            Request order = order("buy", symbol, yen, true);
            if (executes(order, note("buy " + symbol, site.brokerage().assess(order)))) {
                boughtYen += yen;
                cashYen = Math.max(0, cashYen - yen);
            }
        }
    }

    void withdraws(long yen, String destination) {
        Request request = Request.withdrawal(customer.account(), client, String.valueOf(yen))
                .session(session);
        ((ObjectNode) request.json().get("withdrawal")).put("destination", destination);
        if (executes(request, note("withdrawal", site.brokerage().assess(request)))) {
            withdrawnYen += yen;
        }
    }

    void changes(String field) {
        Request request = Request.change(customer.account(), client, field).session(session);
        if (executes(request, note("change " + field, site.brokerage().assess(request)))) {
            changed++;
        }
    }

    private Request order(String side, String symbol, long yen, boolean limit) {
        Request order = Request.order(customer.account(), client).session(session);
        fill((ObjectNode) order.json().get("order"), side, symbol, yen, limit);
        return order;
    }

    private void fill(ObjectNode order, String side, String symbol, long yen, boolean limit) {
        Stock stock = Objects.requireNonNull(STOCKS.get(symbol), symbol);
        BigDecimal unit = stock.price().multiply(BigDecimal.valueOf(stock.rate()));
        order.removeAll();
        order.put("side", side)
                .put("instrument", symbol.equals("fund") ? "fund" : "equity")
                .put("symbol", symbol)
                .put(
                        "quantity",
                        BigDecimal.valueOf(yen)
                                .divide(unit, 0, RoundingMode.HALF_UP)
                                .max(BigDecimal.ONE)
                                .toPlainString())
                .put("currency", stock.currency())
                .put("valueJpy", String.valueOf(yen))
                .put("portfolioJpy", String.valueOf(portfolioYen))
                .put("cashJpy", String.valueOf(cashYen));
        if (limit) {
            order.put("price", stock.price().toPlainString());
        }
    }

    /** Whether the brokerage would carry it out, after whatever challenge can be passed. */
    private boolean executes(Request request, Reply reply) {
        return switch (reply.decision()) {
            case "ALLOW" -> true;
            case "CHALLENGE" -> passes(reply);
            case "HOLD" ->
                reply.has("/challenge")
                        && passes(reply)
                        && site.brokerage()
                                .assess(request.with("releases", reply.text("/hold")))
                                .decision()
                                .equals("ALLOW");
            default -> false;
        };
    }

    /** The owner reads the mail; a thief has what the victim types into his page. */
    private boolean passes(Reply reply) {
        if (!relays || !methods(reply).contains("emailCode")) {
            return false;
        }
        int before = codes().size();
        if (site.brokerage().startCode(reply.challenge(), client).status() != 200) {
            return false;
        }
        await().atMost(DELIVERY).until(() -> codes().size() > before);
        Reply passed = site.brokerage()
                .answerCode(reply.challenge(), codes().getLast(), client)
                .is(200);
        return passed.text("/status").equals("passed")
                && passed.text("/restricted").equals("false");
    }

    private static List<String> methods(Reply reply) {
        return StreamSupport.stream(reply.json().at("/challenge/methods").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> codes() {
        return site.mailbox().to(customer.email()).stream()
                .map(letter -> Letter.codes(letter.text()))
                .filter(Predicate.not(List::isEmpty))
                .map(List::getFirst)
                .toList();
    }

    private Reply note(String what, Reply reply) {
        String decision = reply.decision();
        decisions.add(what + ": " + decision + " " + reply.text("/risk/score") + " " + reply.reasons());
        asked += decision.equals("CHALLENGE") ? 1 : 0;
        held += decision.equals("HOLD") || decision.equals("DENY") ? 1 : 0;
        return reply;
    }
}
