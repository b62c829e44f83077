package io.sekisho.demo.lab;

import io.sekisho.demo.brokerage.Book;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Member;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a thief could change in an account, as the brokerage's books have it at one moment. */
record Belongings(
        BigDecimal cash, Map<String, BigDecimal> stocks, String email, String phone, boolean password, boolean pin) {

    static Belongings of(Member member) {
        Customer customer = member.customer();
        Book.Statement statement = member.book().statement();
        Map<String, BigDecimal> stocks = new TreeMap<>();
        statement.positions().forEach(position -> stocks.put(position.stock().symbol(), position.quantity()));
        return new Belongings(
                statement.cash(),
                stocks,
                member.email(),
                member.phone(),
                member.hasPassword(customer.password()),
                member.hasPin(customer.pin()));
    }

    /** More of a stock than there was. */
    boolean bought(String symbol, Belongings after) {
        BigDecimal had = stocks.getOrDefault(symbol, BigDecimal.ZERO);
        return after.stocks.getOrDefault(symbol, BigDecimal.ZERO).compareTo(had) > 0;
    }

    /** Keys of texts, one for each kind of thing that is different after. */
    List<String> changed(Belongings after) {
        List<String> changes = new ArrayList<>();
        note(changes, "harm.stocks", !stocks.equals(after.stocks));
        note(changes, "harm.cash", cash.compareTo(after.cash) != 0);
        note(changes, "harm.email", !email.equals(after.email));
        note(changes, "harm.phone", !phone.equals(after.phone));
        note(changes, "harm.secret", password != after.password || pin != after.pin);
        return changes;
    }

    private static void note(List<String> changes, String key, boolean changed) {
        if (changed) {
            changes.add(key);
        }
    }
}
