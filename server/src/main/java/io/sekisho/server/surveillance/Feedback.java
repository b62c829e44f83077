package io.sekisho.server.surveillance;

import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from an alert: the symbol is watched, a case is opened or grows, and each account in it is judged in its light. Hearing an
 * alert again, on whichever server and from whichever runner, adds what is new in it and changes nothing else.
 */
public final class Feedback {

    /** Who acts, for the record. */
    public static final String ACTOR = "surveillance";

    /** Two alerts of one scheme heard at once, by two runners, must not open two cases. Any number that nothing else locks. */
    private static final long ONE_AT_A_TIME = 5_318_008_061L;

    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final MarketParts market;
    private final SchemeCases cases;
    private final SurveillanceMeters meters;
    private final Supplier<PolicyTimeline> policies;
    private final InstantSource clock;

    Feedback(
            Jdbi jdbi,
            AccountMemory memory,
            MarketParts market,
            SchemeCases cases,
            SurveillanceMeters meters,
            Supplier<PolicyTimeline> policies,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.market = market;
        this.cases = cases;
        this.meters = meters;
        this.policies = policies;
        this.clock = clock;
    }

    /** Everything that follows is in force on this server when it returns, and on others when they next look. */
    public void apply(Alert alert) {
        if (jdbi.withHandle(handle -> AlertTable.holds(handle, alert))) {
            return;
        }
        Instant now = clock.instant();
        boolean watched = jdbi.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", ONE_AT_A_TIME);
            return store(handle, alert, now);
        });
        if (watched) {
            market.reload();
        }
        finish();
    }

    /** Weighs what was stored when the server that did so stopped in between, too. */
    public void finish() {
        // An account at a time: who locked many at once would stand in the way of decisions, and they in his.
        for (AlertTable.ToWeigh member : jdbi.withHandle(AlertTable::toWeigh)) {
            try {
                weigh(member);
            } catch (RuntimeException e) {
                LOG.warn(
                        "alert {} does not weigh on account {} yet, and is tried again",
                        member.alert(),
                        member.account(),
                        e);
            }
        }
    }

    /** Whether the watch list changed. */
    private boolean store(Handle handle, Alert alert, Instant now) {
        AlertTable.Standing standing = AlertTable.put(handle, alert, now);
        boolean weighed = bits(alert.kind()) == 0;
        List<Alert.Member> joined = alert.members().stream()
                .filter(member -> AlertTable.join(handle, alert.id(), member, weighed))
                .toList();
        if (standing.isNew()) {
            meters.alert(alert.kind());
        }
        return switch (alert.kind()) {
            case CONVERGENCE -> {
                cases.converged(handle, alert, standing, joined, now);
                yield (standing.isNew() || !joined.isEmpty()) && watch(handle, alert, standing, now);
            }
            case PRESSURE, BENEFICIARY -> {
                cases.attach(handle, alert, standing, joined, now);
                yield false;
            }
            case HARVEST, STUFFING -> false;
        };
    }

    private boolean watch(Handle handle, Alert alert, AlertTable.Standing standing, Instant now) {
        Settings.Surveillance settings =
                policies.get().at(now).policy().settings().surveillance();
        if (settings.watch() == null) {
            return false;
        }
        Watched entry = new Watched(
                settings.watch(),
                "bought by accounts under suspicion together: " + alert.id(),
                now.plus(Duration.ofDays(settings.days())));
        return market.watchList().suspect(handle, alert.key(), entry, ACTOR, standing.heardAt(), now);
    }

    private void weigh(AlertTable.ToWeigh member) {
        memory.change(member.account(), (handle, state) -> {
            boolean due = AlertTable.weighed(handle, member);
            return new AccountMemory.Changed<>(due ? weighed(handle, state, member) : state, due);
        });
    }

    private AccountState weighed(Handle handle, AccountState state, AlertTable.ToWeigh member) {
        if (member.kind() == Alert.Kind.CONVERGENCE) {
            Challenges.suspected(handle, member.account(), state, clock.instant());
        }
        return state.suspected(new Suspicion(member.alert(), member.at(), bits(member.kind())));
    }

    /** What an account's part in it weighs. What it has to do with selling into the rise, or being guessed at, is for people. */
    private static double bits(Alert.Kind kind) {
        return switch (kind) {
            case CONVERGENCE -> OrderCalibration.SCHEME_CONVERGENCE;
            case HARVEST -> OrderCalibration.SCHEME_HARVEST;
            case PRESSURE, BENEFICIARY, STUFFING -> 0;
        };
    }
}
