package io.sekisho.server.challenge;

import io.sekisho.engine.Passing;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Method;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Runs challenges: whichever method, whoever asks, one step at a time under the account's lock. */
public final class Challenges {

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final Map<Method, ChallengeMethod> methods;
    private final RandomIds ids;
    private final WebhookEvents events;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Runnable mailsWaiting;

    /** @param mailsWaiting told after each step, which may have left a mail to send */
    public Challenges(
            Jdbi jdbi,
            AccountMemory memory,
            List<ChallengeMethod> methods,
            RandomIds ids,
            WebhookEvents events,
            InstantSource clock,
            Waiting waiting,
            Runnable mailsWaiting) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.methods = methods.stream().collect(Collectors.toMap(ChallengeMethod::method, method -> method));
        this.ids = ids;
        this.events = events;
        this.clock = clock;
        this.waiting = waiting;
        this.mailsWaiting = mailsWaiting;
    }

    /** What a call left behind. */
    public record Outcome(String id, ChallengeDocument document, Map<String, Object> fields) {}

    public Optional<ChallengeDocument> find(String id) {
        return jdbi.withHandle(handle -> ChallengeTable.find(handle, id));
    }

    /** As {@link #find}, held back until the challenge changes or is over, or the time has passed. */
    public Optional<ChallengeDocument> await(String id, Duration atMost) throws InterruptedException {
        Instant until = clock.instant().plus(atMost);
        Optional<ChallengeDocument> first = find(id);
        Optional<ChallengeDocument> latest = first;
        while (latest.equals(first) && latest.isPresent() && pending(latest.get())) {
            Duration left = Duration.between(clock.instant(), until);
            if (!left.isPositive() || waiting.isClosed()) {
                break;
            }
            waiting.await(id, left);
            latest = find(id);
        }
        return latest;
    }

    private boolean pending(ChallengeDocument document) {
        return document.statusAt(clock.instant()) == ChallengeDocument.Status.PENDING;
    }

    /**
     * Whoever was asked said that it was not them. The challenge fails, whatever became of it before, and its proof can no longer be
     * consumed. Called under the lock of the account; call {@link #changed} once that is durable.
     *
     * @return the challenge as it was
     */
    public Optional<ChallengeDocument> disown(Handle handle, String id, Instant now) {
        Optional<ChallengeDocument> known = ChallengeTable.find(handle, id);
        known.ifPresent(document -> {
            ChallengeTable.update(handle, id, document.disowned(now));
            ChallengeTable.voidProof(handle, id, now);
        });
        return known;
    }

    /** Proofs of an account that nobody consumed yet can no longer be: it is suspended. */
    public static void voidProofs(Handle handle, String account, Instant now) {
        ChallengeTable.voidProofsOf(handle, account, now);
    }

    /** What was held on an assessment was denied, or expired: its challenge is over, and its proof can no longer be consumed. */
    public static void holdEnded(Handle handle, String account, String assessment, Instant now) {
        ChallengeTable.findOf(handle, account, assessment).forEach((id, document) -> {
            if (mayStillServe(document, now)) {
                ChallengeTable.update(handle, id, document.holdEnded(now));
                ChallengeTable.voidProof(handle, id, now);
            }
        });
    }

    /**
     * The account is named in a scheme: what would release its open holds must prove what is needed at high risk, and where nothing asked
     * for could, only people release them. Called under the lock of the account.
     */
    public static void suspected(Handle handle, String account, AccountState state, Instant now) {
        state.holds().stream()
                .filter(hold -> hold.stand() == Hold.Stand.OPEN && !hold.expired(now))
                .forEach(hold -> ChallengeTable.findOf(handle, account, hold.assessment())
                        .forEach((id, document) -> {
                            if (document.statusAt(now) == ChallengeDocument.Status.PENDING) {
                                ChallengeTable.update(handle, id, document.suspected(now));
                            }
                        }));
    }

    private static boolean mayStillServe(ChallengeDocument document, Instant now) {
        ChallengeDocument.Proof proof = document.proof();
        return document.statusAt(now) == ChallengeDocument.Status.PENDING
                || (proof != null && now.isBefore(proof.issuedAt().plus(Proofs.VALID_FOR)));
    }

    /** Proofs of all challenges within a session that nobody consumed yet can no longer be. */
    public static void voidProofsOf(Handle handle, String account, @Nullable String session, Instant now) {
        if (session != null) {
            ChallengeTable.voidProofsOf(handle, account, session, now);
        }
    }

    /**
     * Asks the customer of an account that is being restored who he is. Called under the lock of the account.
     *
     * @param missing methods that the server cannot carry out now
     * @return nothing where the account has no method that could tell
     */
    public Optional<Opening> askWho(
            Handle handle, String account, AccountState state, Settings settings, Set<Method> missing, Instant now) {
        List<Method> able = Identification.able(state.factors(), missing, now);
        if (able.isEmpty()) {
            return Optional.empty();
        }
        Opening opening = new Opening(ids.next("ch_"), Identification.asking(account, able, settings, now));
        ChallengeTable.insert(handle, opening, now);
        return Optional.of(opening);
    }

    /** Wakes who waits for a challenge that was changed from elsewhere. */
    public void changed(String id) {
        waiting.changed(id);
    }

    /** @throws io.sekisho.server.http.ProblemException 404, 409 (over, or method not open), 429 */
    public Outcome start(String id, Method method, Asking client) {
        return step(id, method, client, (chosen, step) -> switch (chosen.start(step)) {
            case ChallengeMethod.Started.Begun begun -> new Result(step.state(), begun.document(), begun.fields());
            case ChallengeMethod.Started.Refused refused ->
                throw refused.problem().exception();
        });
    }

    /** @throws io.sekisho.server.http.ProblemException 404, 409 (over, or method not open), 400 */
    public Outcome answer(String id, Method method, Asking client, Fields answer) {
        return step(id, method, client, (chosen, step) -> answered(step, method, chosen.answer(step, answer)));
    }

    /**
     * As {@link #answer}, where the answer did not come from a client over HTTP, such as digits keyed on a telephone. The client is the
     * one that asked for it.
     *
     * @param judge what the answer is worth, under the account's lock
     */
    public Outcome settle(
            String id, Method method, Asking client, Function<ChallengeMethod.Step, ChallengeMethod.Answered> judge) {
        return step(id, method, client, (chosen, step) -> answered(step, method, judge.apply(step)));
    }

    private Result answered(ChallengeMethod.Step step, Method method, ChallengeMethod.Answered answered) {
        return switch (answered) {
            case ChallengeMethod.Answered.Right right -> right(step, method, right.assurance());
            case ChallengeMethod.Answered.Wrong wrong -> wrong(step, step.state(), method, wrong.counts());
            case ChallengeMethod.Answered.Alarming alarming -> wrong(step, alarming.state(), method, false);
            case ChallengeMethod.Answered.NotCounted not ->
                new Result(
                        step.state(),
                        step.document().noted(step.now(), method, not.recorded()),
                        Map.of("reason", not.reason()));
            case ChallengeMethod.Answered.Refused refused ->
                throw refused.problem().exception();
        };
    }

    private record Result(AccountState state, ChallengeDocument document, Map<String, Object> fields) {}

    @FunctionalInterface
    private interface Move {
        Result make(ChallengeMethod chosen, ChallengeMethod.Step step);
    }

    private Outcome step(String id, Method method, Asking client, Move move) {
        ChallengeDocument known = find(id).orElseThrow(() -> notFound().exception());
        Outcome outcome = memory.change(known.account(), (handle, state) -> {
            Instant now = clock.instant();
            // Read again: now nobody else moves it.
            ChallengeDocument document = ChallengeTable.find(handle, id).orElse(known);
            ChallengeMethod chosen = openMethod(document, method, now);
            if (chosen == null) {
                return new AccountMemory.Changed<>(state, new Outcome(id, document, Map.of()));
            }
            requireAdmitted(state, document, now);
            Result result = move.make(chosen, new ChallengeMethod.Step(handle, id, document, state, client, now));
            ChallengeTable.update(handle, id, result.document());
            keepProof(handle, id, result.document());
            return new AccountMemory.Changed<>(result.state(), new Outcome(id, result.document(), result.fields()));
        });
        waiting.changed(id);
        mailsWaiting.run();
        return outcome;
    }

    /** Nothing where the challenge is over and its end is the answer. */
    private @Nullable ChallengeMethod openMethod(ChallengeDocument document, Method method, Instant now) {
        switch (document.statusAt(now)) {
            case PASSED ->
                throw Problem.conflict("the challenge has been passed; GET it for its proof")
                        .exception();
            case FAILED, EXPIRED -> {
                return null;
            }
            case PENDING -> {}
        }
        ChallengeMethod chosen = methods.get(method);
        if (chosen == null || !document.open().contains(method)) {
            throw Problem.conflict("the challenge is not open to " + method.wire() + "; its methods say what is")
                    .exception();
        }
        return chosen;
    }

    /** A suspension and a revoked session stop what was asked before, too: a proof would let it go on. */
    private static void requireAdmitted(AccountState state, ChallengeDocument document, Instant now) {
        if (document.identifies()) {
            if (state.status() != AccountState.Status.RESTORING) {
                throw Problem.conflict("the account is not being restored").exception();
            }
            return;
        }
        if (!state.admits(document.subject().action(document.operation()))) {
            throw Problem.conflict("the account is suspended; nothing can be approved")
                    .exception();
        }
        if (state.restraints().revokes(document.session())) {
            throw Problem.conflict("the session was revoked; nothing can be approved in it")
                    .exception();
        }
        boolean settled = state.holds().stream()
                .filter(hold -> hold.assessment().equals(document.assessment()))
                .anyMatch(hold -> hold.stand() != Hold.Stand.OPEN || hold.expired(now));
        if (settled) {
            throw Problem.conflict("what was held has been settled otherwise; nothing is left to approve")
                    .exception();
        }
    }

    private Result right(ChallengeMethod.Step step, Method method, Assurance assurance) {
        ChallengeDocument document = step.document();
        Assurance proven =
                Assurance.most(document.proven() == null ? List.of(assurance) : List.of(assurance, document.proven()));
        boolean restricted = restricted(document, step.client(), proven);
        ChallengeDocument next = document.passedBy(step.now(), method, assurance, ids.next("prf_"), restricted);
        return next.status() == ChallengeDocument.Status.PASSED && !document.identifies()
                ? new Result(afterPassing(step, method, proven, restricted), next, Map.of())
                : new Result(step.state(), next, Map.of());
    }

    private AccountState afterPassing(ChallengeMethod.Step step, Method method, Assurance proven, boolean restricted) {
        ChallengeDocument document = step.document();
        if (document.operation() == Operation.LOGIN) {
            AccountState entered = Passing.passed(step.state(), document.assessment(), method, proven, restricted);
            return restricted ? entered : released(step, entered, false);
        }
        if (restricted) {
            return step.state();
        }
        // Whoever shows a factor that cannot be relayed need not be kept from anything else in the session.
        AccountState entered = proven == Assurance.HIGH
                ? Passing.lifted(step.state(), document.session(), method, proven)
                : step.state();
        return released(step, entered, Passing.weakly(step.state(), document.session(), proven));
    }

    /** A relayed code must not release what it let in, nor count as the owner's change. */
    private AccountState released(ChallengeMethod.Step step, AccountState state, boolean weakly) {
        ChallengeDocument document = step.document();
        Holds.releasedByCustomer(step.handle(), document.assessment(), step.now(), events);
        AccountState released = Passing.released(state, document.assessment());
        Change.Field field = document.subject().field();
        // What was held is done once it is repeated.
        boolean held = state.holds().stream().anyMatch(hold -> hold.assessment().equals(document.assessment()));
        if (held) {
            return released;
        }
        return field == null
                ? Passing.approved(released, document.assessment(), step.now(), weakly)
                : Passing.changed(released, field, step.now());
    }

    /** Proves too little for where a relay is likely: the network that asked for approval counts, and the one that answers. */
    private static boolean restricted(ChallengeDocument document, Asking client, Assurance proven) {
        return Stream.of(document.asked().network(), client.network())
                .anyMatch(network ->
                        document.restrict().applies(document.operation(), proven, document.level(), network.kind()));
    }

    private static Result wrong(ChallengeMethod.Step step, AccountState before, Method method, boolean counts) {
        AccountState state = counts
                ? before.with()
                        .factors(before.factors().withWrongCode(step.now()))
                        .build()
                : before;
        ChallengeDocument next = step.document().wrong(step.now(), method);
        return new Result(state, next, Map.of("attemptsLeft", next.attemptsLeft()));
    }

    private static void keepProof(Handle handle, String id, ChallengeDocument document) {
        ChallengeDocument.Proof proof = document.proof();
        if (proof != null && !document.identifies()) {
            ChallengeTable.insertProof(
                    handle, proof.id(), document.account(), id, proof.issuedAt().plus(Proofs.VALID_FOR));
        }
    }

    static Problem notFound() {
        return Problem.notFound("there is no such challenge");
    }
}
