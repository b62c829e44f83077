package io.sekisho.demo.lab;

import io.sekisho.client.Event.Order.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** An honest customer at one browser, who reads his mail. */
final class Owner {

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

    void order(Side side, String symbol, int quantity) {
        BigDecimal before = held(symbol);
        Page page = hibari.order(side, symbol, BigDecimal.valueOf(quantity));
        scribe.note(page, side == Side.BUY ? "move.buy" : "move.sell", symbol, String.valueOf(quantity));
        confirm(page);
        BigDecimal change = held(symbol).subtract(before).abs();
        scribe.expect(change.compareTo(BigDecimal.valueOf(quantity)) == 0, "miss.order");
    }

    void withdraw(int yen) {
        BigDecimal before = scribe.member().book().statement().cash();
        Page page = hibari.withdraw(BigDecimal.valueOf(yen), scribe.customer().pin());
        scribe.note(page, "move.withdraw", String.valueOf(yen));
        confirm(page);
        BigDecimal gone = before.subtract(scribe.member().book().statement().cash());
        scribe.expect(gone.compareTo(BigDecimal.valueOf(yen)) == 0, "miss.withdrawal");
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
