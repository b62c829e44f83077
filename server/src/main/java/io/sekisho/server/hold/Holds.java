package io.sekisho.server.hold;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Hold;
import io.sekisho.server.event.EventReader;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.webhook.WebhookEvent;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Held operations. Whether one may be repeated stands in the account's memory, so that it is decided once however many ask. */
public final class Holds {

    /** Who released what a passed challenge released. */
    public static final String CUSTOMER = "customer";

    private static final int LISTED_MAX = 100;

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final WebhookEvents events;
    private final Ending ending;
    private final InstantSource clock;

    /** What else ends with a hold that was denied or expired: its challenge and the proof of it. In the transaction. */
    @FunctionalInterface
    public interface Ending {
        void ended(Handle handle, String account, String assessment, Instant now);
    }

    public Holds(Jdbi jdbi, AccountMemory memory, WebhookEvents events, Ending ending, InstantSource clock) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.events = events;
        this.ending = ending;
        this.clock = clock;
    }

    /**
     * Who moves a hold.
     *
     * @param actor by name or id, for our own record
     * @param kind  analyst, customer, rule or service: all that the brokerage's systems are told
     */
    public record Mover(String actor, String kind) {
        public static Mover of(Principal who) {
            return new Mover(who.actor(), who.person() == null ? "service" : "analyst");
        }
    }

    /**
     * Which holds to list; what is absent is not asked for.
     *
     * @param since held then or later
     * @param after the last hold of the page before
     */
    public record Wanted(
            HeldOperation.@Nullable State state,
            @Nullable String account,
            @Nullable Instant since,
            @Nullable String after) {}

    /**
     * Some holds, newest first.
     *
     * @param next where the next page begins, absent on the last
     */
    public record Page(List<HeldOperation> holds, @Nullable String next) {}

    public Page list(Wanted wanted) {
        List<HeldOperation> found =
                jdbi.withHandle(handle -> HoldTable.list(handle, wanted, LISTED_MAX + 1, clock.instant()));
        List<HeldOperation> page = found.subList(0, Math.min(found.size(), LISTED_MAX));
        return new Page(page, found.size() > LISTED_MAX ? page.getLast().id() : null);
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    public HeldOperation get(String id) {
        return find(id).orElseThrow(() -> notFound().exception());
    }

    public Optional<HeldOperation> find(String id) {
        return jdbi.withHandle(handle -> HoldTable.find(handle, id, clock.instant()));
    }

    /**
     * Its operation may be repeated, once, until it expires.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404, 409 (settled otherwise, expired, account suspended)
     */
    public HeldOperation release(Principal who, String id, @Nullable String note) {
        return settle(who, id, note, HeldOperation.State.RELEASED);
    }

    /** @throws io.sekisho.server.http.ProblemException 403, 404, 409 (used or expired) */
    public HeldOperation deny(Principal who, String id, @Nullable String note) {
        return settle(who, id, note, HeldOperation.State.DENIED);
    }

    private HeldOperation settle(Principal who, String id, @Nullable String note, HeldOperation.State to) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        HeldOperation known = get(id);
        return memory.change(known.account(), (handle, state) -> {
            Instant now = clock.instant();
            // Read again: now nobody else moves it.
            HeldOperation held = HoldTable.find(handle, id, now).orElse(known);
            if (held.state() == to) {
                return new AccountMemory.Changed<>(state, held);
            }
            requireOpenTo(held, to, state, now);
            HoldTable.settle(handle, id, to, who.actor(), note, now);
            tell(
                    handle,
                    events,
                    new HoldTable.Moved(id, held.account(), held.assessment()),
                    to,
                    Mover.of(who).kind(),
                    now);
            if (to == HeldOperation.State.DENIED) {
                ending.ended(handle, held.account(), held.assessment(), now);
            }
            AccountState next = state.holding(hold(handle, held, state).at(Hold.Stand.valueOf(to.name())));
            return new AccountMemory.Changed<>(
                    next, HoldTable.find(handle, id, now).orElse(held));
        });
    }

    /** Where what was held of an assessment stands; nothing where it was not held. */
    public static Optional<HeldOperation.State> standing(Handle handle, String assessment, Instant now) {
        return HoldTable.standing(handle, assessment, now);
    }

    private static void requireOpenTo(HeldOperation held, HeldOperation.State to, AccountState state, Instant now) {
        boolean open = switch (held.state()) {
            case OPEN, RELEASED -> true;
            // Its time went on while it was frozen.
            case FROZEN -> to == HeldOperation.State.DENIED || now.isBefore(held.expiresAt());
            case DENIED, USED, EXPIRED -> false;
        };
        if (!open) {
            throw Problem.conflict(
                            "the hold is over: it is " + held.state().name().toLowerCase(java.util.Locale.ROOT))
                    .exception();
        }
        if (to == HeldOperation.State.RELEASED && state.status() != AccountState.Status.ACTIVE) {
            throw Problem.conflict("the account is suspended; restore it first").exception();
        }
    }

    /** As remembered; one that fell out of the memory is made again from what was received. */
    private static Hold hold(Handle handle, HeldOperation held, AccountState state) {
        return state.hold(held.id()).orElseGet(() -> {
            Event event = Fields.read(
                    Json.parse(HoldTable.body(handle, held.assessment())),
                    fields -> EventReader.read(fields, held.createdAt(), held::assessment));
            return new Hold(
                    held.id(), held.assessment(), Hold.operation(event.action()), held.expiresAt(), Hold.Stand.OPEN);
        });
    }

    /** A challenge was passed that went with what was held; the memory is the caller's to change, in the same transaction. */
    public static void releasedByCustomer(Handle handle, String assessment, Instant now, WebhookEvents events) {
        HoldTable.settleOpenOf(handle, assessment, HeldOperation.State.RELEASED, CUSTOMER, now)
                .forEach(moved -> tell(handle, events, moved, HeldOperation.State.RELEASED, CUSTOMER, now));
    }

    /**
     * Freezes what was held within a session, or on one assessment: nobody can release or repeat it.
     *
     * @return the assessments of what is frozen now, for the account's memory
     */
    public static Set<String> freezeOf(
            Handle handle,
            String account,
            @Nullable String session,
            String assessment,
            Mover by,
            Instant now,
            WebhookEvents events) {
        List<HoldTable.Moved> frozen = HoldTable.freezeOf(handle, account, session, assessment, by.actor(), now);
        frozen.forEach(moved -> tell(handle, events, moved, HeldOperation.State.FROZEN, by.kind(), now));
        return frozen.stream().map(HoldTable.Moved::assessment).collect(Collectors.toUnmodifiableSet());
    }

    /** The account is suspended; the memory is the caller's to change, in the same transaction. */
    public static void freezeAll(Handle handle, String account, Mover by, Instant now, WebhookEvents events) {
        HoldTable.freezeAll(handle, account, by.actor(), now)
                .forEach(moved -> tell(handle, events, moved, HeldOperation.State.FROZEN, by.kind(), now));
    }

    static void tell(
            Handle handle,
            WebhookEvents events,
            HoldTable.Moved moved,
            HeldOperation.State to,
            @Nullable String by,
            Instant now) {
        events.add(
                handle,
                new WebhookEvent.HoldChanged(
                        moved.account(), now, moved.id(), moved.assessment(), WireNames.of(to), by));
    }

    private static Problem notFound() {
        return Problem.notFound("there is no such hold");
    }
}
