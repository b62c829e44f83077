package io.sekisho.demo.gate;

import io.sekisho.client.Assessment;
import io.sekisho.client.AssessmentRequest;
import io.sekisho.client.ChallengeStatus;
import io.sekisho.client.ClientInfo;
import io.sekisho.client.Decision;
import io.sekisho.client.Event;
import io.sekisho.client.Passkey;
import io.sekisho.client.PasskeyApproval;
import io.sekisho.client.PasskeyOwner;
import io.sekisho.client.ProofClaims;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.SekishoException;
import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Members;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets customers in and executes what they want, as far as Sekisho says so. */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** With these the session ends; nothing else is read from reasons. */
    private static final Set<String> SESSION_OVER = Set.of("ACCOUNT_SUSPENDED", "SESSION_REVOKED");

    private final SekishoClient sekisho;
    private final Members members;
    private final Desk desk;

    public Gate(SekishoClient sekisho, Members members, InstantSource clock, OutcomePost post) {
        this.sekisho = sekisho;
        this.members = members;
        this.desk = new Desk(sekisho, clock, post);
    }

    /**
     * What became of a login.
     *
     * @param device a secret: the token for the browser's cookie, null where it keeps what it has
     */
    public record Entry(Outcome outcome, @Nullable String device) {

        @Override
        public String toString() {
            return "Entry[outcome=" + outcome + ", device=" + (device == null ? "none" : "[REDACTED]") + "]";
        }
    }

    /** As docs/integrating.md has it: asked before the password is checked, and after. */
    public Entry login(String id, String password, ClientInfo client) {
        Action enter = new Action.Enter();
        if (id.isBlank() || assess(id, null, client, Event.Login.attempt()).decision() != Decision.ALLOW) {
            return new Entry(new Outcome.Refused(enter), null);
        }
        Optional<Member> member = members.find(id).filter(known -> known.hasPassword(password));
        if (member.isEmpty()) {
            assess(id, null, client, Event.Login.failure());
            return new Entry(new Outcome.Refused(enter), null);
        }
        Visit visit = new Visit("hs-" + UUID.randomUUID(), member.get(), false);
        Event event = enter.event(member.get());
        Assessment answer = assess(id, visit.session(), client, event);
        return new Entry(follow(answer, visit, enter, event, client), answer.device());
    }

    /** Asks before an action of a customer who is in. */
    public Outcome request(Visit visit, Action action, ClientInfo client) {
        Event event = action.event(visit.member());
        return follow(assess(visit.account(), visit.session(), client, event), visit, action, event, client);
    }

    /** Goes on with an action whose customer comes back from the step-up page. Nothing he brings is believed. */
    public Outcome resume(Pending pending, ClientInfo client) {
        try {
            ChallengeStatus status = sekisho.challenge(pending.challenge());
            String proof = status.proof();
            if (status.status() != ChallengeStatus.Status.PASSED || proof == null) {
                return notShown(pending);
            }
            if (pending.hold() != null && status.restricted() && !(pending.action() instanceof Action.Enter)) {
                // It released nothing, so its proof serves for nothing.
                return new Outcome.Held(pending.action());
            }
            return pending.action() instanceof Action.AlterPasskeys change && pending.hold() == null
                    // Sekisho takes this proof itself.
                    ? approved(pending.visit(), change, PasskeyApproval.proven(proof), pending.assessment())
                    : proven(pending, proof, client);
        } catch (SekishoException e) {
            LOG.warn("challenge {}: {}", pending.challenge(), e.getMessage());
            return new Outcome.NotShown(pending.action());
        }
    }

    /** What is held stays so: an analyst may still release it. */
    private Outcome notShown(Pending pending) {
        if (pending.hold() == null) {
            desk.cancelled(pending.action(), pending.assessment());
        }
        return new Outcome.NotShown(pending.action());
    }

    /** Sekisho compares what the proof approves with what is about to happen. */
    private Outcome proven(Pending pending, String proof, ClientInfo client) {
        Visit before = pending.visit();
        Action action = pending.action();
        ProofClaims claims = sekisho.consume(proof, before.account(), before.session(), pending.event());
        Visit visit = new Visit(before.session(), before.member(), before.restricted() || claims.restricted());
        String hold = pending.hold();
        if (hold != null) {
            return visit.restricted() ? new Outcome.Held(action) : release(visit, pending, hold, client);
        }
        return visit.restricted() && !(action instanceof Action.Enter)
                ? desk.held(visit, action)
                : desk.execute(visit, action, pending.assessment());
    }

    /** A held operation is asked about once more, naming its hold: it is allowed once. */
    private Outcome release(Visit visit, Pending pending, String hold, ClientInfo client) {
        Assessment answer = again(visit, pending.event(), hold, client);
        if (answer.decision() != Decision.ALLOW) {
            return new Outcome.Held(pending.action());
        }
        desk.take(hold);
        return allowed(answer, visit, pending.action());
    }

    private Assessment again(Visit visit, Event event, String hold, ClientInfo client) {
        return sekisho.assess(AssessmentRequest.of(visit.account(), visit.session(), client, event)
                .releasing(hold));
    }

    /** Somebody of the brokerage's released it: it happens, without the customer. */
    void released(String hold) {
        Held held = desk.find(hold).filter(one -> executable(one.action())).orElse(null);
        if (held == null) {
            return;
        }
        Assessment answer = again(held.visit(), held.event(), hold, held.client());
        if (!answer.judged() || answer.decision() == Decision.HOLD) {
            LOG.warn("hold {} was released, and is not: {}", hold, answer.reasons());
        } else if (answer.decision() != Decision.ALLOW) {
            desk.end(hold, Activity.Result.REFUSED);
        } else if (desk.take(hold).isPresent()
                && desk.execute(held.visit(), held.action(), answer.id()) instanceof Outcome.TooLate) {
            desk.note(held.visit(), held.action(), Activity.Result.REFUSED);
        }
    }

    /** A login and a passkey need the customer's browser: he begins again. */
    private static boolean executable(Action action) {
        return switch (action) {
            case Action.Trade trade -> true;
            case Action.Withdraw withdraw -> true;
            case Action.Alter alter -> true;
            case Action.Enter enter -> false;
            case Action.AlterPasskeys change -> false;
        };
    }

    /** A hold that will never be released. */
    void ended(String hold, Activity.Result how) {
        desk.end(hold, how);
    }

    /** All that is held of an account that was stopped. */
    void freeze(String account) {
        desk.heldOf(account).forEach(hold -> desk.end(hold, Activity.Result.FROZEN));
    }

    private Outcome allowed(Assessment answer, Visit visit, Action action) {
        return action instanceof Action.AlterPasskeys change
                ? approved(visit, change, PasskeyApproval.allowed(answer.id()), answer.id())
                : desk.execute(visit, action, answer.id());
    }

    /** One is removed here; one is added by the browser first. */
    private Outcome approved(Visit visit, Action.AlterPasskeys change, PasskeyApproval approval, String assessment) {
        if (change.removes() == null) {
            return new Outcome.Approved(visit, change, approval, assessment);
        }
        try {
            sekisho.passkeys().remove(visit.account(), change.removes(), approval);
            return desk.execute(visit, change, assessment);
        } catch (SekishoException.Refused e) {
            LOG.warn("a passkey is not removed: {}", e.getMessage());
            return new Outcome.Refused(change);
        }
    }

    /** Passkeys of the customer, the oldest first. */
    public List<Passkey> passkeys(Visit visit) {
        return sekisho.passkeys().list(visit.account());
    }

    /** What the browser is asked to make. */
    public String passkeyOptions(Outcome.Approved approved) {
        Visit visit = approved.visit();
        return sekisho.passkeys().creationOptions(visit.account(), approved.approval(), visit.account());
    }

    /** Hands on what the browser made. */
    public Outcome addPasskey(Outcome.Approved approved, String credential) {
        try {
            sekisho.passkeys()
                    .add(
                            approved.visit().account(),
                            credential,
                            approved.action().name());
            return desk.execute(approved.visit(), approved.action(), approved.assessment());
        } catch (SekishoException.Refused | IllegalArgumentException e) {
            LOG.warn("a passkey is not added: {}", e.getMessage());
            return new Outcome.Refused(approved.action());
        }
    }

    /** What any browser is asked to show on the login page. */
    public String loginOptions() {
        return sekisho.passkeys().requestOptions();
    }

    /** Whose passkey it is; nothing where it lets nobody in. */
    public Optional<PasskeyOwner> ownerOf(String credential, ClientInfo client) {
        try {
            return Optional.of(sekisho.passkeys().verify(credential, client));
        } catch (SekishoException.Refused | IllegalArgumentException e) {
            LOG.warn("a passkey lets nobody in: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A login without a name and a password: the passkey said who it is. */
    public Entry loginByPasskey(PasskeyOwner owner, ClientInfo client) {
        Action enter = new Action.Enter();
        Optional<Member> member = members.find(owner.account());
        if (member.isEmpty()) {
            return new Entry(new Outcome.Refused(enter), null);
        }
        Visit visit = new Visit("hs-" + UUID.randomUUID(), member.get(), false);
        Event event = new Event.Login(
                Event.Login.Result.SUCCESS,
                owner.phishingResistant() ? Event.Login.Factor.PASSKEY : Event.Login.Factor.PASSWORD);
        Assessment answer = assess(owner.account(), visit.session(), client, event);
        return new Entry(follow(answer, visit, enter, event, client), answer.device());
    }

    private Assessment assess(String account, @Nullable String session, ClientInfo client, Event event) {
        Assessment answer = sekisho.assess(AssessmentRequest.of(account, session, client, event));
        if (!answer.judged()) {
            LOG.warn("not judged: {}", answer.reasons());
        }
        return answer;
    }

    private Outcome follow(Assessment answer, Visit visit, Action action, Event event, ClientInfo client) {
        return switch (answer.decision()) {
            case ALLOW -> allowed(answer, visit, action);
            case CHALLENGE -> stepUp(answer, visit, action, event);
            case HOLD -> {
                desk.keep(answer, visit, action, event, client);
                yield stepUp(answer, visit, action, event);
            }
            case DENY -> {
                desk.note(visit, action, Activity.Result.REFUSED);
                boolean over = answer.reasons().stream().anyMatch(reason -> SESSION_OVER.contains(reason.code()));
                yield over && !(action instanceof Action.Enter)
                        ? new Outcome.Ended(action)
                        : new Outcome.Refused(action);
            }
        };
    }

    /** A held operation comes with a challenge where the customer can release it. */
    private static Outcome stepUp(Assessment answer, Visit visit, Action action, Event event) {
        Assessment.ChallengeOffer offer = answer.challenge();
        return offer == null
                ? new Outcome.Held(action)
                : new Outcome.StepUp(new Pending(offer.id(), visit, action, event, answer.id(), answer.hold()));
    }
}
