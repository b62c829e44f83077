package io.sekisho.engine.scenario;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import java.util.List;

/** An event as it was judged. */
record Attempt(Event event, Facts facts, Verdict verdict) {

    Decision decision() {
        return verdict.decision();
    }

    Risk.Level level() {
        return verdict.risk().level();
    }

    List<String> codes() {
        return verdict.reasons().stream().map(Reason::code).toList();
    }

    @Override
    public String toString() {
        return "\n" + event.action() + ": " + decision() + " at " + level() + ", "
                + verdict.reasons().stream()
                        .map(reason -> reason.code() + " " + reason.bits())
                        .toList();
    }
}
