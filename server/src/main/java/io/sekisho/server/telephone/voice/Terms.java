package io.sekisho.server.telephone.voice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Countries, sums, symbols and numbers, which are found alike in every language. */
record Terms(Predicate<String> recorded, Numbers numbers) {

    private static final String UNKNOWN_COUNTRY = "ZZ";

    /** @param code ISO 3166-1 alpha-2, {@code ZZ} or nothing when unknown; of a country without a recording only that it is not Japan */
    String country(String code) {
        String name = "country." + code;
        if (code.length() == 2 && recorded.test(name)) {
            return name;
        }
        return code.isEmpty() || code.equals(UNKNOWN_COUNTRY) ? "country.unknown" : "country.other";
    }

    List<String> money(BigDecimal amount, String currency) {
        List<String> spoken = new ArrayList<>(number(amount));
        String name = "currency." + currency;
        if (currency.length() == 3 && recorded.test(name)) {
            spoken.add(name);
        } else {
            spoken.add("currency.other");
            spoken.addAll(Spelling.of(currency));
        }
        return spoken;
    }

    /** A symbol of which nothing can be spelled is to be read on the page. */
    List<String> symbol(String symbol) {
        List<String> spelled = Spelling.of(symbol);
        return spelled.isEmpty() || spelled.equals(List.of("spell.other")) ? List.of("order.look") : spelled;
    }

    List<String> number(BigDecimal number) {
        return numbers.of(number);
    }
}
