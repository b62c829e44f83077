package io.sekisho.demo.lab;

import io.sekisho.client.Decision;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes down what is tried in one account, and what came of it by the books. */
final class Scribe {

    private final Who who;
    private final Member member;
    private final String from;
    private final Watch watch;
    private final Belongings before;
    private final List<Move> moves = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    Scribe(Who who, Member member, String from, Watch watch) {
        this.who = who;
        this.member = member;
        this.from = from;
        this.watch = watch;
        this.before = Belongings.of(member);
    }

    Customer customer() {
        return member.customer();
    }

    Member member() {
        return member;
    }

    /** Gives the page back. */
    Page note(Page page, String what, String... values) {
        return noteBoth(page, "", what, values);
    }

    /** @param customer key of the text that says what the customer had before him meanwhile */
    Page noteBoth(Page page, String customer, String what, String... values) {
        moves.add(new Move(
                what,
                List.of(values),
                page.seen(),
                page.excerpt(),
                page.language(),
                customer,
                watch.letters(),
                watch.decisions()));
        return page;
    }

    /** The code that was just mailed; the letter is noted with the next move. */
    Optional<String> awaitCode() {
        return watch.awaitCode().flatMap(Letter::code);
    }

    /** Waits until what was released is executed, for some seconds at most. */
    void awaitOrder(BooleanSupplier executed) {
        watch.await(executed);
    }

    /** The assessment by which what was tried last is held. */
    Optional<String> held() {
        return moves.getLast().judged().reversed().stream()
                .filter(judged -> judged.decision() == Decision.HOLD)
                .map(Judged::id)
                .findFirst();
    }

    /** What an honest customer wanted, and whether it happened. */
    void expect(boolean happened, String what) {
        if (!happened) {
            missed.add(what);
        }
    }

    boolean sawInside() {
        return moves.stream().anyMatch(move -> move.seen().in());
    }

    Trial attack() {
        List<String> harm = before.changed(Belongings.of(member));
        return new Trial(who, customer(), from, moves, verdict(harm), harm);
    }

    /**
     * Of a thief whom only his orders give away: he is stopped where he bought none of the thin stocks, and did nothing but sell.
     *
     * @param thin the symbols
     */
    Trial attackByOrders(List<String> thin) {
        Belongings after = Belongings.of(member);
        List<String> harm = new ArrayList<>(before.changed(after));
        boolean sold = moves.stream().anyMatch(move -> move.what().equals("move.sell") && move.seen() == Seen.DONE);
        boolean bought = thin.stream().anyMatch(symbol -> before.bought(symbol, after));
        if (sold && !bought) {
            // What was sold is cash now, and still the customer's.
            harm.removeAll(List.of("harm.stocks", "harm.cash"));
        }
        Verdict verdict = harm.isEmpty() && sawInside() ? Verdict.PURCHASE_HELD : verdict(harm);
        return new Trial(who, customer(), from, moves, verdict, harm);
    }

    Trial honest() {
        return new Trial(who, customer(), from, moves, missed.isEmpty() ? Verdict.THROUGH : Verdict.STUCK, missed);
    }

    private Verdict verdict(List<String> harm) {
        if (!harm.isEmpty()) {
            return Verdict.HARMED;
        }
        if (moves.stream().anyMatch(move -> move.seen() == Seen.INSIDE || move.seen() == Seen.DONE)) {
            return Verdict.GOT_IN;
        }
        return sawInside() ? Verdict.LOOKED_ONLY : Verdict.KEPT_OUT;
    }
}
