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

/** "A withdrawal of five hundred thousand yen to the account ending in 7 F 3 A, from a computer in Japan." */
final class EnglishSentences implements Sentences {

    private final Terms terms;

    EnglishSentences(Predicate<String> recorded) {
        this.terms = new Terms(recorded, new Numbers(new EnglishWords()));
    }

    @Override
    public List<String> approval(Phrase.Approval approval) {
        List<String> spoken = new ArrayList<>(action(approval.action()));
        spoken.add("machine." + approval.machine());
        spoken.add(terms.country(approval.country()));
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
        List<String> end = Spelling.endOf(withdrawal.destination());
        spoken.add(end.isEmpty() ? "destination.look" : "destination");
        spoken.addAll(end);
        return spoken;
    }

    private List<String> order(Order order) {
        List<String> spoken = new ArrayList<>();
        spoken.add("order." + order.side());
        spoken.addAll(terms.number(order.quantity()));
        spoken.add("order.of");
        spoken.addAll(terms.symbol(order.symbol()));
        return spoken;
    }
}
