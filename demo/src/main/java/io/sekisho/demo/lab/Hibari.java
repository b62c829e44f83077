package io.sekisho.demo.lab;

import io.sekisho.client.Event.Order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The brokerage as one browser uses it. */
record Hibari(Surfer surfer, Addresses addresses) {

    /** What the portfolio shows of one stock. */
    record Holding(String symbol, BigDecimal quantity) {}

    Page login(String id, String password) {
        Page form = surfer.get(addresses.hibari("/login"));
        return surfer.submit(form, "form[action=/login]", Map.of("id", id, "password", password));
    }

    Page portfolio() {
        return surfer.get(addresses.hibari("/portfolio"));
    }

    List<Holding> holdings() {
        return portfolio().html().select("tr[data-symbol]").stream()
                .map(row -> new Holding(row.attr("data-symbol"), new BigDecimal(row.attr("data-quantity"))))
                .toList();
    }

    /** At market. */
    Page order(Side side, String symbol, BigDecimal quantity) {
        return order(side, symbol, quantity, null);
    }

    /** @param limit null at market */
    Page order(Side side, String symbol, BigDecimal quantity, @Nullable BigDecimal limit) {
        Page form = surfer.get(addresses.hibari("/order"));
        return surfer.submit(
                form,
                "form[action=/order]",
                Map.of(
                        "side",
                        side.name().toLowerCase(Locale.ROOT),
                        "symbol",
                        symbol,
                        "quantity",
                        quantity.toPlainString(),
                        "price",
                        limit == null ? "" : limit.toPlainString()));
    }

    Page withdraw(BigDecimal yen, String pin) {
        Page form = surfer.get(addresses.hibari("/withdraw"));
        return surfer.submit(form, "form[action=/withdraw]", Map.of("amount", yen.toPlainString(), "pin", pin));
    }

    Page changeMail(String email, String password) {
        Page form = surfer.get(addresses.hibari("/settings"));
        return surfer.submit(
                form, "form:has(input[name=field][value=email])", Map.of("value", email, "password", password));
    }

    Page logOut() {
        return surfer.submit(portfolio(), "form[action=/logout]", Map.of());
    }

    /** On the step-up page: has the code mailed. */
    Page askForCode(Page stepUp) {
        return surfer.submit(stepUp, "form[action$=/start]", Map.of("method", "emailCode"));
    }

    /** On the step-up page: types the code; ends where the brokerage goes on. */
    Page typeCode(Page stepUp, String code) {
        return surfer.submit(stepUp, "form[action$=/answer]", Map.of("code", code));
    }

    /** On the step-up page: wants to call; the page shows from which telephone, and the digits. */
    Page askForCall(Page stepUp) {
        return surfer.submit(stepUp, "form[action$=/start]", Map.of("method", "phoneCall"));
    }

    /** On the step-up page after a call: ends where the brokerage goes on, or stays while the call is waited for. */
    Page goOn(Page stepUp) {
        Page now = surfer.get(stepUp.at());
        Element on = now.html().selectFirst("#go-on");
        return on == null ? now : surfer.get(now.at().resolve(on.attr("href")));
    }
}
