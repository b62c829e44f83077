package io.sekisho.server.telephone.voice;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.telephone.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** 「日本からの、パソコンによる、出金です。金額は、五十万円です。出金先は、末尾が７Ｆ３Ａの口座です。」 */
final class JapaneseSentences implements Sentences {

    private final Terms terms;

    JapaneseSentences(Predicate<String> recorded) {
        this.terms = new Terms(recorded, new Numbers(new JapaneseWords()));
    }

    @Override
    public List<String> approval(Phrase.Approval approval) {
        List<String> spoken = new ArrayList<>();
        spoken.add(terms.country(approval.country()));
        spoken.add("country.from");
        spoken.add("machine." + approval.machine());
        spoken.addAll(action(approval.action()));
        return spoken;
    }

    private List<String> action(Action action) {
        return switch (action) {
            case Login login -> List.of("login");
            case Withdrawal withdrawal -> withdrawal(withdrawal);
            case Order order -> order(order);
            case Change change -> List.of("change." + change.field());
        };
    }

    private List<String> withdrawal(Withdrawal withdrawal) {
        List<String> spoken = new ArrayList<>();
        spoken.add("withdrawal");
        spoken.addAll(terms.money(withdrawal.amount(), withdrawal.currency()));
        spoken.add("that-is");
        List<String> end = Spelling.endOf(withdrawal.destination());
        if (end.isEmpty()) {
            spoken.add("destination.look");
            return spoken;
        }
        spoken.add("destination");
        spoken.addAll(end);
        spoken.add("destination.end");
        return spoken;
    }

    private List<String> order(Order order) {
        List<String> spoken = new ArrayList<>();
        spoken.add("order." + order.side());
        spoken.addAll(terms.symbol(order.symbol()));
        spoken.add("quantity");
        spoken.addAll(terms.number(order.quantity()));
        spoken.add("that-is");
        return spoken;
    }
}
