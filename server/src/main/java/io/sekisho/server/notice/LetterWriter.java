package io.sekisho.server.notice;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.notice.Letter.Line;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Visible;
import io.sekisho.server.wording.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says what a notice says, in one language. Everything from outside passes {@link Visible}; the code alone does not. */
final class LetterWriter {

    private static final int PHRASE_MAX = 100;

    private final String brand;
    private final Wording words;
    private final String language;
    private final ActivityLetters activity;

    LetterWriter(String brand, Language language) {
        this.brand = Visible.text(brand, 60);
        this.words = new Wording(language, "io.sekisho.server.notice.wording");
        this.language = language.tag();
        this.activity = new ActivityLetters(this.brand, words);
    }

    Letter write(Notice notice, String account, Recipient to) {
        List<Line> facts = new ArrayList<>();
        if (to.phrase() != null && !to.phrase().isBlank()) {
            facts.add(line("phrase", Visible.text(to.phrase(), PHRASE_MAX)));
        }
        return switch (notice) {
            case Notice.VerificationCode code -> code(code, account, facts);
            case Notice.ContactChanged change -> contactChanged(change, account, facts);
            case Notice.PasskeyChanged change -> passkeyChanged(change, account, facts);
            case Notice.CredentialsExposed exposed -> exposed(exposed, account, facts);
            case Notice.ChangeRecommended recommended -> recommended(recommended, account, facts);
            case Notice.CodeTriedElsewhere tried -> codeTried(tried, account, facts);
            case Notice.Activity happened -> activity.of(happened, account, facts);
            case Notice.OrderDigest digest -> activity.of(digest, account, facts);
            case Notice.AccountSuspended suspended ->
                stood("suspended", suspended, account, facts, "suspended.advice.what", "suspended.advice.back");
            case Notice.AccountRestored restored ->
                stood("restored", restored, account, facts, "restored.advice.login", "restored.advice.unknown");
        };
    }

    private Letter code(Notice.VerificationCode notice, String account, List<Line> facts) {
        facts.add(line("operation", words.approval(notice.approves())));
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("device", words.device(notice.origin())));
        facts.add(line("place", words.place(notice.origin())));
        facts.add(line("time", words.time(notice.at())));
        String until = words.time(notice.at().plus(notice.validFor()));
        String minutes =
                words.number(BigDecimal.valueOf(Math.max(1, notice.validFor().toMinutes())));
        return new Letter(
                language,
                words.say("code.subject", brand, operation(notice.approves())),
                words.say("code.opening", brand),
                facts,
                new Letter.Code(
                        words.say("code.label"), notice.code().value(), words.say("code.validity", until, minutes)),
                List.of(
                        words.say("code.advice.secret"),
                        words.say("code.advice.noLink"),
                        words.say("code.advice.compare"),
                        words.say("code.advice.unknown")));
    }

    private Letter codeTried(Notice.CodeTriedElsewhere notice, String account, List<Line> facts) {
        facts.add(line("operation", words.approval(notice.approves())));
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("place", words.place(notice.origin())));
        facts.add(line("time", words.time(notice.at())));
        return new Letter(
                language,
                words.say("tried.subject", brand),
                words.say("tried.opening", brand),
                facts,
                null,
                List.of(
                        words.say("tried.advice.page"),
                        words.say("tried.advice.unknown"),
                        words.say("contact.advice.noLink")));
    }

    /** How the account stands now. */
    private Letter stood(String key, Notice notice, String account, List<Line> facts, String... advice) {
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("time", words.time(notice.at())));
        List<String> sentences = Stream.concat(Stream.of(advice), Stream.of("contact.advice.noLink"))
                .map(words::say)
                .toList();
        return new Letter(
                language,
                words.say(key + ".subject", brand),
                words.say(key + ".opening", brand),
                facts,
                null,
                sentences);
    }

    private Letter contactChanged(Notice.ContactChanged notice, String account, List<Line> facts) {
        String contact = words.say("contact." + notice.contact());
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("old", Visible.text(notice.maskedOld(), 100)));
        facts.add(line("new", Visible.text(notice.maskedNew(), 100)));
        facts.add(line("time", words.time(notice.at())));
        List<String> advice = new ArrayList<>();
        long hours = notice.quarantine().toHours();
        if (hours > 0) {
            advice.add(words.say("contact.quarantine", words.number(BigDecimal.valueOf(hours))));
        }
        advice.add(words.say("contact.advice.unknown"));
        advice.add(words.say("contact.advice.noLink"));
        return new Letter(
                language,
                words.say("contact.subject", brand, contact),
                words.say("contact.opening", brand, contact),
                facts,
                null,
                advice);
    }

    private Letter passkeyChanged(Notice.PasskeyChanged notice, String account, List<Line> facts) {
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("passkey", Visible.text(notice.name(), 60)));
        facts.add(line("time", words.time(notice.at())));
        List<String> advice = new ArrayList<>();
        long hours = notice.waits().toHours();
        if (hours > 0) {
            advice.add(words.say("passkey.waits", words.number(BigDecimal.valueOf(hours))));
        }
        advice.add(words.say("passkey.advice.unknown"));
        advice.add(words.say("contact.advice.noLink"));
        return new Letter(
                language,
                words.say(notice.kind() + ".subject", brand),
                words.say(notice.kind() + ".opening", brand),
                facts,
                null,
                advice);
    }

    private Letter exposed(Notice.CredentialsExposed notice, String account, List<Line> facts) {
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("time", words.time(notice.at())));
        return new Letter(
                language,
                words.say("exposed.subject", brand),
                words.say("exposed.opening", brand),
                facts,
                null,
                List.of(
                        words.say("exposed.advice.change"),
                        words.say("exposed.advice.meanwhile"),
                        words.say("exposed.advice.elsewhere"),
                        words.say("contact.advice.noLink")));
    }

    private Letter recommended(Notice.ChangeRecommended notice, String account, List<Line> facts) {
        String secrets = words.say(
                notice.password() && notice.pin() ? "secret.both" : notice.pin() ? "secret.pin" : "secret.password");
        facts.add(line("account", Visible.masked(account)));
        facts.add(line("recommended", secrets));
        return new Letter(
                language,
                words.say("recommended.subject", brand, secrets),
                words.say("recommended.opening", brand, secrets),
                facts,
                null,
                List.of(
                        words.say("recommended.advice.change", secrets),
                        words.say("recommended.advice.own"),
                        words.say("exposed.advice.elsewhere"),
                        words.say("contact.advice.noLink")));
    }

    private String operation(Action action) {
        return words.say(
                switch (action) {
                    case Login login -> "operation.login";
                    case Order order -> "operation.order";
                    case Withdrawal withdrawal -> "operation.withdrawal";
                    case Change change -> "operation.change";
                });
    }

    private Line line(String fact, String value) {
        return new Line(words.say("fact." + fact), value);
    }
}
