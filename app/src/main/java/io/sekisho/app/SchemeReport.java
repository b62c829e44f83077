package io.sekisho.app;

import java.util.ArrayList;
import java.util.List;

/**
 * What the scheme came to, for a terminal.
 *
 * @param rows     what is told, and what it was
 * @param failures one sentence for everything that should not have been
 */
record SchemeReport(List<List<String>> rows, List<String> failures) {

    private static final int EXECUTED_MOST_PERCENT = 5;
    private static final int BUYERS_LEAST = 5;
    private static final int PERCENT = 100;

    SchemeReport {
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
    }

    static SchemeReport of(ServerClient sekisho, SchemeTally tally, SchemeWatch watch, int accounts) {
        String symbol = watch.symbol();
        List<String> cases = sekisho.get("v1/cases?state=open")
                .path("cases")
                .valueStream()
                .filter(one -> one.path("kind").asString("").equals("SCHEME")
                        && one.path("symbol").asString("").equals(symbol))
                .map(one -> one.path("id").asString(""))
                .toList();
        List<String> members = sekisho.get("v1/alerts?kind=convergence&key=" + symbol)
                .path("alerts")
                .valueStream()
                .flatMap(alert -> alert.path("members").valueStream())
                .map(member -> member.path("account").asString(""))
                .distinct()
                .toList();
        return new SchemeReport(rows(tally, watch, accounts, cases, members), failures(tally, watch, cases));
    }

    private static List<List<String>> rows(
            SchemeTally tally, SchemeWatch watch, int accounts, List<String> cases, List<String> members) {
        int victims = tally.scheme().victims().size();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("What", "Result"));
        rows.add(List.of("Broker", "%,d accounts, %d victims".formatted(accounts, victims)));
        rows.add(List.of(
                "Thieves", "%d of %d got in, %d came to buy".formatted(tally.inside(), victims, tally.buyers())));
        rows.add(List.of("Symbol", watch.symbol()));
        rows.add(List.of(
                "On the watch list",
                watch.since()
                        .map(since -> "%d ms after a purchase of victim %d".formatted(since.millis(), since.victim()))
                        .orElse("never")));
        rows.add(List.of(
                "Purchases",
                "%,d yen tried, %,d held, %,d executed"
                        .formatted(tally.tried(), tally.tried() - tally.executed(), tally.executed())));
        rows.add(List.of(
                "Later accounts that look clean",
                "purchases of %d of %d held".formatted(tally.cleanHeld(), tally.cleanTried())));
        rows.add(List.of("Case", cases.isEmpty() ? "none" : String.join(" ", cases)));
        rows.add(List.of("Accounts in the alert", members.isEmpty() ? "none" : String.join(" ", members)));
        return rows;
    }

    private static List<String> failures(SchemeTally tally, SchemeWatch watch, List<String> cases) {
        List<String> failures = new ArrayList<>();
        if (tally.buyers() < BUYERS_LEAST) {
            failures.add("Scheme: only " + tally.buyers() + " victims' money came to buy, which shows nothing");
        }
        if (watch.since().isEmpty()) {
            failures.add("Scheme: " + watch.symbol() + " is not on the watch list");
        }
        if (cases.isEmpty()) {
            failures.add("Scheme: no case is open");
        }
        if (tally.executed() * PERCENT > tally.tried() * EXECUTED_MOST_PERCENT) {
            failures.add("Scheme: %,d of %,d yen bought %s".formatted(tally.executed(), tally.tried(), watch.symbol()));
        }
        return failures;
    }

    boolean good() {
        return failures.isEmpty();
    }
}
