package io.sekisho.demo.gate;

import io.sekisho.client.AccountData;
import io.sekisho.client.Assessment;
import io.sekisho.client.ClientInfo;
import io.sekisho.client.Event;
import io.sekisho.client.Event.Change.Field;
import io.sekisho.client.OperationOutcome;
import io.sekisho.client.OperationOutcome.Result;
import io.sekisho.client.SekishoClient;
import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Member;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the books: executes what may happen, keeps what is held, and has Sekisho told what became of it. Safe for many threads. */
final class Desk {

    private static final int HELD_MAX = 10_000;

    private final SekishoClient sekisho;
    private final InstantSource clock;
    private final OutcomePost post;

    private final Map<String, Held> held = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > HELD_MAX;
        }
    };

    Desk(SekishoClient sekisho, InstantSource clock, OutcomePost post) {
        this.sekisho = sekisho;
        this.clock = clock;
        this.post = post;
    }

    /** @param assessment by which it may happen */
    Outcome execute(Visit visit, Action action, String assessment) {
        if (!action.execute(visit.member())) {
            tell(action, assessment, Result.FAILED);
            return new Outcome.TooLate(visit, action);
        }
        note(visit, action, Activity.Result.DONE);
        tell(action, assessment, Result.EXECUTED);
        if (action instanceof Action.Alter change) {
            tellContact(visit.member(), change.field());
        }
        return new Outcome.Done(visit, action);
    }

    /** It does not happen for now. */
    Outcome held(Visit visit, Action action) {
        note(visit, action, Activity.Result.HELD);
        return new Outcome.Held(action);
    }

    /** As {@link #held}, and it is kept until the hold ends. */
    void keep(Assessment answer, Visit visit, Action action, Event event, ClientInfo client) {
        Activity line = note(visit, action, Activity.Result.HELD);
        if (answer.hold() != null) {
            synchronized (this) {
                held.put(answer.hold(), new Held(visit, action, event, client, answer.id(), line));
            }
        }
    }

    synchronized Optional<Held> find(String hold) {
        return Optional.ofNullable(held.get(hold));
    }

    /** Gives it once: whoever takes it settles it. */
    Optional<Held> take(String hold) {
        Optional<Held> taken;
        synchronized (this) {
            taken = Optional.ofNullable(held.remove(hold));
        }
        taken.ifPresent(one -> one.visit().member().book().forget(one.line()));
        return taken;
    }

    /** It will never happen. */
    void end(String hold, Activity.Result how) {
        take(hold).ifPresent(one -> {
            note(one.visit(), one.action(), how);
            tell(one.action(), one.assessment(), Result.CANCELLED);
        });
    }

    synchronized List<String> heldOf(String account) {
        return held.entrySet().stream()
                .filter(one -> one.getValue().visit().account().equals(account))
                .map(Map.Entry::getKey)
                .toList();
    }

    void cancelled(Action action, String assessment) {
        tell(action, assessment, Result.CANCELLED);
    }

    Activity note(Visit visit, Action action, Activity.Result result) {
        Activity line = action.activity(clock.instant(), result);
        visit.member().book().note(line);
        return line;
    }

    private void tell(Action action, String assessment, Result result) {
        Instant now = clock.instant();
        switch (action) {
            case Action.Enter enter -> {
                // Logins have no outcomes.
            }
            case Action.Trade trade
            when result == Result.EXECUTED ->
                post.tell(new OperationOutcome(
                        assessment,
                        result,
                        trade.ticket().quantity(),
                        trade.ticket().price(),
                        now));
            case Action.Trade trade -> post.tell(OperationOutcome.of(assessment, result, now));
            case Action.Withdraw withdraw -> post.tell(OperationOutcome.of(assessment, result, now));
            case Action.Alter alter -> post.tell(OperationOutcome.of(assessment, result, now));
            case Action.AlterPasskeys change -> post.tell(OperationOutcome.of(assessment, result, now));
        }
    }

    /** Sekisho keeps a new contact in quarantine and tells the old one. */
    private void tellContact(Member member, Field field) {
        String account = member.customer().id();
        if (field == Field.EMAIL) {
            sekisho.putAccount(account, new AccountData(member.email(), null, null, null));
        } else if (field == Field.PHONE) {
            sekisho.putAccount(account, new AccountData(null, List.of(member.phone()), null, null));
        }
    }
}
