package io.sekisho.server.notice;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.notice.Letter.Line;
import io.sekisho.server.wording.Visible;
import io.sekisho.server.wording.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in one language what happened in an account: one event, or the orders of a day. */
final class ActivityLetters {

    static final int SYMBOLS_MAX = 20;

    private static final int SYMBOL_LENGTH_MAX = 30;

    private final String brand;
    private final Wording words;

    ActivityLetters(String brand, Wording words) {
        this.brand = brand;
        this.words = words;
    }

    Letter of(Notice.Activity notice, String account, List<Line> facts) {
        String operation = operation(notice.what());
        facts.add(line("what", words.approval(notice.what())));
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("device", words.device(notice.origin())));
        facts.add(line("place", words.place(notice.origin())));
        facts.add(line("time", words.time(notice.at())));
        return letter(
                words.say("activity.subject", brand, words.say("operation." + operation)),
                words.say("activity." + operation + "." + notice.outcome(), brand),
                facts);
    }

    Letter of(Notice.OrderDigest notice, String account, List<Line> facts) {
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("orders", number(notice.orders())));
        facts.add(line("sides", words.say("digest.sides", number(notice.buys()), number(notice.sells()))));
        String yen = words.money(notice.yen(), "JPY");
        facts.add(line(
                "yen",
                notice.withoutValue() == 0 ? yen : words.say("digest.partly", yen, number(notice.withoutValue()))));
        facts.add(line("symbols", symbols(notice.symbols())));
        facts.add(line("until", words.time(notice.at())));
        return letter(words.say("digest.subject", brand), words.say("digest.opening", brand), facts);
    }

    private String symbols(List<String> symbols) {
        String shown = symbols.stream()
                .limit(SYMBOLS_MAX)
                .map(symbol -> Visible.text(symbol, SYMBOL_LENGTH_MAX))
                .collect(Collectors.joining(", "));
        int more = symbols.size() - SYMBOLS_MAX;
        return more > 0 ? words.say("digest.more", shown, number(more)) : shown;
    }

    private Letter letter(String subject, String opening, List<Line> facts) {
        return new Letter(
                words.language().tag(),
                subject,
                opening,
                facts,
                null,
                Stream.of("activity.advice.unknown", "contact.advice.noLink")
                        .map(words::say)
                        .toList());
    }

    private static String operation(Action action) {
        return switch (action) {
            case Login login -> "login";
            case Order order -> "order";
            case Withdrawal withdrawal -> "withdrawal";
            case Change change -> "change";
        };
    }

    private String number(long number) {
        return words.number(BigDecimal.valueOf(number));
    }

    private Line line(String fact, String value) {
        return new Line(words.say("fact." + fact), value);
    }
}
