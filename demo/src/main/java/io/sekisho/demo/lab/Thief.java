package io.sekisho.demo.lab;

import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Stock;
import io.sekisho.demo.lab.Hibari.Holding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What thieves do in an account they came into: everything they can. */
final class Thief {

    /** The thin stock of the scheme. */
    static final String THIN = "J909.T";

    /** What is pumped where there is more money than one of them takes: a domestic one and one of Hong Kong. */
    static final List<String> THIN_ONES = List.of(THIN, "9303.HK");

    /** Under the brokerage's published limit for a second factor. */
    private static final BigDecimal WITHDRAWAL = new BigDecimal("480000");

    private static final String MAIL = "new.owner@thief.example";

    private final Stage stage;
    private final Hibari hibari;
    private final Scribe scribe;

    Thief(Stage stage, Hibari hibari, Scribe scribe) {
        this.stage = stage;
        this.hibari = hibari;
        this.scribe = scribe;
    }

    /** With what was typed on the fake page; without the customer's mail he cannot go on where a code is asked. */
    Trial comeIn(Stolen stolen) {
        Page page = scribe.note(hibari.login(stolen.account(), stolen.password()), "move.login");
        if (page.seen() == Seen.STEP_UP) {
            Page asked = hibari.askForCode(page);
            scribe.awaitCode();
            scribe.note(asked, "move.code.asked");
        } else if (page.seen().in()) {
            everything(stolen);
        }
        return scribe.attack();
    }

    void everything(Stolen stolen) {
        liquidate();
        pump();
        cashOut(stolen);
    }

    /** Sells all he sees, at market. */
    void liquidate() {
        List<Holding> holdings = look();
        for (Holding holding : holdings) {
            Page page = hibari.order(Side.SELL, holding.symbol(), holding.quantity());
            scribe.note(
                    page,
                    "move.sell",
                    name(holding.symbol()),
                    holding.quantity().toPlainString());
        }
    }

    /** Buys the thin stock for all the cash there is. */
    void pump() {
        buy(THIN, cash());
    }

    /** Buys thin stocks, for the same amount of each. */
    void pumpSeveral() {
        BigDecimal each = cash().divide(BigDecimal.valueOf(THIN_ONES.size()), 0, RoundingMode.DOWN);
        THIN_ONES.forEach(symbol -> buy(symbol, each));
    }

    private void buy(String symbol, BigDecimal yen) {
        Stock thin = stage.market().get(symbol);
        BigDecimal quantity = yen.divide(thin.price().multiply(thin.yenPerUnit()), 0, RoundingMode.DOWN);
        if (quantity.signum() > 0) {
            scribe.note(hibari.order(Side.BUY, symbol, quantity), "move.buy", name(symbol), quantity.toPlainString());
        }
    }

    private BigDecimal cash() {
        return scribe.member().book().statement().cash();
    }

    void cashOut(Stolen stolen) {
        BigDecimal amount = WITHDRAWAL.min(cash());
        if (amount.signum() > 0) {
            scribe.note(hibari.withdraw(amount, stolen.pin()), "move.withdraw", amount.toPlainString());
        }
        scribe.note(hibari.changeMail(MAIL, stolen.password()), "move.email", MAIL);
    }

    List<Holding> look() {
        List<Holding> holdings = hibari.holdings();
        scribe.note(hibari.portfolio(), "move.look", String.valueOf(holdings.size()));
        return holdings;
    }

    private String name(String symbol) {
        return stage.market().get(symbol).name().in(hibari.surfer().language()) + " (" + symbol + ")";
    }
}
