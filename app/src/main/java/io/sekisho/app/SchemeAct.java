package io.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sekisho.demo.Progress;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.simulator.EventLines;
import io.sekisho.simulator.MarketLines;
import io.sekisho.simulator.Scheme;
import io.sekisho.simulator.Simulated;
import io.sekisho.simulator.Simulation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A scheme across the accounts of a small broker, played by the API of the running demo. */
final class SchemeAct {

    private static final int STEP_EVENTS = 100;

    private final ServerClient sekisho;
    private final Mailroom mailroom;
    private final SchemePlan plan;
    private final Simulation simulation;
    private final Scheme scheme;
    private final SchemeWatch watch;
    private final SchemeTally tally;

    SchemeAct(ServerClient sekisho, Mailroom mailroom, Instant now) {
        this.sekisho = sekisho;
        this.mailroom = mailroom;
        plan = SchemePlan.before(now);
        simulation = Simulation.of(plan.config());
        scheme = simulation.schemes().getFirst();
        watch = new SchemeWatch(sekisho, scheme.symbols().getFirst());
        tally = new SchemeTally(scheme);
    }

    SchemeReport play(Progress progress) {
        bringMarket();
        bringPast(progress);
        SmallBroker broker = new SmallBroker(sekisho, mailroom);
        long played = 0;
        for (Iterator<Simulated> all = simulation.iterator(); all.hasNext(); ) {
            Simulated next = all.next();
            if (next.event().time().isBefore(plan.judgedFrom()) || tally.leftOut(next)) {
                continue;
            }
            broker.take(next).ifPresent(taken -> heard(next, taken));
            if (++played % STEP_EVENTS == 0) {
                progress.step();
            }
        }
        watch.settle(tally.buyers());
        return SchemeReport.of(sekisho, tally, watch, plan.config().accounts());
    }

    private void heard(Simulated next, SmallBroker.Taken taken) {
        boolean watched = watch.since().isPresent();
        tally.count(next, taken, watched);
        if (!watched && tally.pumps(next)) {
            watch.look(tally.buyers());
        }
    }

    private void bringMarket() {
        StringBuilder rows = new StringBuilder();
        try {
            MarketLines.write(simulation, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The scheme's own day is known after its close only.
        String before = rows.toString()
                .lines()
                .filter(row -> !row.contains("," + plan.lastDay() + ","))
                .reduce(new StringBuilder(), (all, row) -> all.append(row).append('\n'), StringBuilder::append)
                .toString();
        accepted("the market", sekisho.put("v1/market", ServerClient.CSV, before.getBytes(UTF_8)));
    }

    /** Contacts of all, and what they did before Sekisho judged. */
    private void bringPast(Progress progress) {
        Set<String> accounts = new TreeSet<>();
        int toJudge = 0;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        EventLines lines = new EventLines(body, false);
        for (Iterator<Simulated> all = simulation.iterator(); all.hasNext(); ) {
            Simulated next = all.next();
            accounts.add(next.event().account());
            if (next.event().time().isBefore(plan.judgedFrom())) {
                lines.write(next);
            } else {
                toJudge++;
            }
        }
        lines.flush();
        progress.begin(toJudge / STEP_EVENTS);
        accounts.forEach(account ->
                sekisho.put("v1/accounts/" + account, Map.of("email", SmallBroker.mailbox(account), "language", "en")));
        bringPast(body.toByteArray());
    }

    private void bringPast(byte[] events) {
        ChunkReader chunks = new ChunkReader(new ByteArrayInputStream(events));
        try {
            for (Chunk chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
                accepted("the past", sekisho.post("v1/imports", ServerClient.NDJSON, chunk.body()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void accepted(String what, JsonNode answer) {
        if (answer.path("refusedCount").asLong(0) > 0) {
            throw new CommandException("Sekisho refuses " + what + " of the scheme's broker: "
                    + Refusal.errors(answer.path("refused").path(0).path("errors")));
        }
    }
}
