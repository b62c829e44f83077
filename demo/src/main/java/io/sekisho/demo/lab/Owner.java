package io.sekisho.demo.lab;

import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Book;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Stock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An honest customer at one browser, who reads his mail. */
final class Owner {

    private static final int LOT = 100;
    private static final String LARGE = "J505.T";
    private static final String ANOTHER = "J202.T";

    private final Hibari hibari;
    private final Scribe scribe;

    Owner(Hibari hibari, Scribe scribe) {
        this.hibari = hibari;
        this.scribe = scribe;
    }

    /** With the code from his mail where he is asked. */
    Page logIn() {
        String id = scribe.customer().id();
        Page page = scribe.note(hibari.login(id, scribe.customer().password()), "move.own.login");
        Page in = confirm(page);
        scribe.expect(in.seen() == Seen.INSIDE, "miss.login");
        return in;
    }

    void mistype(int times) {
        for (int i = 0; i < times; i++) {
            scribe.note(hibari.login(scribe.customer().id(), "wasureta-" + i), "move.mistype");
        }
    }

    /** At market. */
    void order(Side side, String symbol, int quantity) {
        order(side, symbol, quantity, null);
    }

    /** All that he has, at the last prices. */
    void sellEverything(Market market) {
        for (Book.Position position : scribe.member().book().statement().positions()) {
            String symbol = position.stock().symbol();
            int quantity = position.quantity().intValueExact();
            order(Side.SELL, symbol, quantity, market.get(symbol).price());
        }
    }

    /** Sells some of what weighs most, and buys a large stock for the money. */
    void shift(Market market) {
        Book.Position most = scribe.member().book().statement().positions().stream()
                .max(Comparator.comparing(Book.Position::yen))
                .orElseThrow();
        int lots = most.quantity().intValueExact() / 2 / LOT;
        order(Side.SELL, most.stock().symbol(), lots * LOT);
        Stock other = market.get(most.stock().symbol().equals(LARGE) ? ANOTHER : LARGE);
        BigDecimal proceeds = most.stock()
                .yen(BigDecimal.valueOf((long) lots * LOT), most.stock().price());
        BigDecimal lot = other.yen(BigDecimal.valueOf(LOT), other.price());
        order(
                Side.BUY,
                other.symbol(),
                proceeds.divide(lot, 0, RoundingMode.DOWN).intValueExact() * LOT);
    }

    /** Since one challenge is enough for one decision of his. */
    void expectAskedOnce() {
        scribe.expect(scribe.honest().challenges() <= 1, "miss.twice");
    }

    /** In an account just attacked it may be held, however usual it is: then the desk speaks with him first. */
    void orderAfterAttack(Side side, String symbol, int quantity, HoldDesk desk) {
        BigDecimal before = held(symbol);
        Page page = hibari.order(side, symbol, BigDecimal.valueOf(quantity));
        note(page, side, symbol, quantity);
        if (page.offersCode()) {
            confirm(page);
        } else if (page.seen() == Seen.HELD || page.seen() == Seen.STEP_UP) {
            scribe.held().ifPresent(assessment -> desk.release(scribe.customer().id(), assessment));
            scribe.awaitOrder(() -> changed(symbol, before, quantity));
            scribe.note(hibari.portfolio(), "move.desk");
        }
        scribe.expect(changed(symbol, before, quantity), "miss.order");
    }

    private void note(Page page, Side side, String symbol, int quantity) {
        scribe.note(page, side == Side.BUY ? "move.buy" : "move.sell", symbol, String.valueOf(quantity));
    }

    private boolean changed(String symbol, BigDecimal before, int quantity) {
        return held(symbol).subtract(before).abs().compareTo(BigDecimal.valueOf(quantity)) == 0;
    }

    private void order(Side side, String symbol, int quantity, @Nullable BigDecimal limit) {
        BigDecimal before = held(symbol);
        Page page = hibari.order(side, symbol, BigDecimal.valueOf(quantity), limit);
        note(page, side, symbol, quantity);
        confirm(page);
        scribe.expect(changed(symbol, before, quantity), "miss.order");
    }

    void withdraw(int yen) {
        BigDecimal before = scribe.member().book().statement().cash();
        Page page = hibari.withdraw(BigDecimal.valueOf(yen), scribe.customer().pin());
        scribe.note(page, "move.withdraw", String.valueOf(yen));
        confirm(page);
        BigDecimal gone = before.subtract(scribe.member().book().statement().cash());
        scribe.expect(gone.compareTo(BigDecimal.valueOf(yen)) == 0, "miss.withdrawal");
    }

    /** What is left of it, where the step was played before. */
    void withdrawUpTo(int yen) {
        int there = scribe.member()
                .book()
                .statement()
                .cash()
                .min(BigDecimal.valueOf(yen))
                .intValue();
        if (there > 0) {
            withdraw(there);
        }
    }

    void leave() {
        hibari.logOut();
    }

    private Page confirm(Page page) {
        if (page.seen() != Seen.STEP_UP) {
            return page;
        }
        Page asked = hibari.askForCode(page);
        Optional<String> code = scribe.awaitCode();
        scribe.note(asked, "move.code.asked");
        return code.map(digits -> scribe.note(hibari.typeCode(asked, digits), "move.code.typed"))
                .orElse(asked);
    }

    private BigDecimal held(String symbol) {
        return scribe.member().book().statement().positions().stream()
                .filter(position -> position.stock().symbol().equals(symbol))
                .map(position -> position.quantity())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
