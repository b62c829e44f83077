package io.sekisho.server.telephone;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Origin;
import io.sekisho.server.wording.Visible;
import io.sekisho.server.wording.Wording;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is said, written out: for providers that speak texts themselves, and for reading a call's record. */
public final class Script {

    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final int SYMBOL_MAX = 30;

    private final Map<Language, Wording> wordings = Wording.inEach("io.sekisho.server.telephone.texts");

    /** The sentences one after another. */
    public String text(Speech speech) {
        Wording words = Objects.requireNonNull(wordings.get(speech.language()));
        return speech.phrases().stream().map(phrase -> sentence(phrase, words)).collect(Collectors.joining(" "));
    }

    private static String sentence(Phrase phrase, Wording words) {
        return switch (phrase) {
            case Phrase.Line line -> words.say("line." + line);
            case Phrase.Approval approval -> approval(approval, words);
        };
    }

    private static String approval(Phrase.Approval approval, Wording words) {
        String action = spoken(approval.action(), words);
        String machine = words.say("machine." + approval.machine());
        return approval.country().equals(UNKNOWN_COUNTRY)
                ? words.say("approval.nowhere", action, machine)
                : words.say("approval", action, machine, words.place(new Origin("", "", approval.country(), "")));
    }

    private static String spoken(Action action, Wording words) {
        return switch (action) {
            case Login login -> words.say("spoken.login");
            case Withdrawal withdrawal ->
                words.say(
                        "spoken.withdrawal",
                        words.money(withdrawal.amount(), withdrawal.currency()),
                        spelled(Visible.masked(withdrawal.destination())));
            case Order order ->
                words.say(
                        "spoken.order." + order.side(),
                        spelled(Visible.text(order.symbol(), SYMBOL_MAX)),
                        words.number(order.quantity()));
            case Change change -> words.say("spoken.change." + change.field());
        };
    }

    /** Letter by letter, so that no voice reads an identifier as a word or a number; what is masked is not said. */
    private static String spelled(String identifier) {
        return identifier
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }
}
