package io.sekisho.demo.lab;

import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.web.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was tried and what came of it, in English, for a terminal. Everything is computed from pages, decisions and books. */
public final class Report {

    private final List<Trial> trials;
    private final Texts texts = Texts.in(Words.in("en"));

    Report(List<Trial> trials) {
        this.trials = List.copyOf(trials);
    }

    /** One attack, or several of the same kind that went the same way. */
    public record Attack(String attacker, String knew, String accounts, String did, String decided, String stopped) {}

    /** What one honest customer did. */
    public record Honest(String who, String customer, String did, String challenged, String result) {}

    public List<Attack> attacks() {
        Map<Attack, List<Trial>> alike = new LinkedHashMap<>();
        attackers()
                .forEach(trial -> alike.computeIfAbsent(row(trial), row -> new ArrayList<>())
                        .add(trial));
        List<Attack> rows = new ArrayList<>();
        alike.forEach((row, same) -> {
            String accounts = same.stream().map(trial -> trial.customer().id()).collect(Collectors.joining(" "));
            rows.add(new Attack(row.attacker(), row.knew(), accounts, row.did(), row.decided(), row.stopped()));
        });
        return rows;
    }

    public List<Honest> honest() {
        return honestTrials().stream()
                .map(trial -> new Honest(
                        texts.t("who." + trial.who()),
                        named(trial),
                        did(trial),
                        times(trial.challenges()),
                        texts.t("verdict." + trial.verdict())))
                .toList();
    }

    /** One sentence for everything that should not have been. */
    public List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Trial trial : trials) {
            if (!trial.verdict().good()) {
                String harm = trial.harm().stream().map(texts::t).collect(Collectors.joining(", "));
                String what = harm.isEmpty() ? texts.t("verdict." + trial.verdict()) : harm;
                failures.add(texts.t("who." + trial.who()) + ", " + named(trial) + ": " + what);
            }
        }
        return failures;
    }

    public String closing() {
        List<Move> attempts = attackers().stream()
                .flatMap(trial -> trial.moves().stream())
                .filter(move -> WANTED.contains(move.what()))
                .toList();
        List<Move> executed =
                attempts.stream().filter(move -> move.seen() == Seen.DONE).toList();
        long sales = executed.stream().filter(move -> move.what().equals(SALE)).count();
        long stopped =
                attackers().stream().filter(trial -> trial.verdict().good()).count();
        long through =
                honestTrials().stream().filter(trial -> trial.verdict().good()).count();
        return texts.t(
                "report.closing",
                stopped,
                attackers().size(),
                executed.size() - sales,
                attempts.size(),
                through,
                honestTrials().size(),
                sales);
    }

    public boolean allGood() {
        return !trials.isEmpty()
                && trials.stream().allMatch(trial -> trial.verdict().good());
    }

    private static final String SALE = "move.sell";

    private static final List<String> WANTED = List.of(SALE, "move.buy", "move.withdraw", "move.email");

    private List<Trial> attackers() {
        return trials.stream()
                .filter(trial -> !trial.who().honest() && trial.who() != Who.PHISHER)
                .toList();
    }

    private List<Trial> honestTrials() {
        return trials.stream().filter(trial -> trial.who().honest()).toList();
    }

    private Attack row(Trial trial) {
        String stopped = texts.t("verdict." + trial.verdict());
        String rules = trial.rules().stream().map(rule -> "\"" + rule + "\"").collect(Collectors.joining(", "));
        String by = trial.verdict().good() ? " by " + rules : "";
        long sales = trial.moves().stream()
                .filter(move -> move.what().equals(SALE) && move.seen() == Seen.DONE)
                .count();
        String executed = sales == 0 ? "" : "; " + texts.t("report.sales", sales);
        return new Attack(
                texts.t("who." + trial.who()),
                texts.t("knew." + trial.who()),
                "",
                did(trial),
                decided(trial),
                stopped + by + executed);
    }

    private String did(Trial trial) {
        return trial.moves().stream()
                .map(move -> texts.t("short." + move.what()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String decided(Trial trial) {
        return trial.judged().stream()
                .map(one -> texts.t("op." + one.operation()) + " " + one.decision()
                        + (one.operation().equals("login") ? " (" + one.level() + ")" : ""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String times(long challenges) {
        return switch ((int) challenges) {
            case 0 -> texts.t("report.never");
            case 1 -> texts.t("report.once");
            default -> texts.t("report.times", challenges);
        };
    }

    private static String named(Trial trial) {
        Customer customer = trial.customer();
        return customer.name().english() + " (" + customer.id() + ")";
    }
}
