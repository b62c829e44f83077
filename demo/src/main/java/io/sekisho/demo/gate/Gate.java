package io.sekisho.demo.gate;

import io.sekisho.client.AccountData;
import io.sekisho.client.Assessment;
import io.sekisho.client.AssessmentRequest;
import io.sekisho.client.ChallengeStatus;
import io.sekisho.client.ClientInfo;
import io.sekisho.client.Decision;
import io.sekisho.client.Event;
import io.sekisho.client.Event.Change.Field;
import io.sekisho.client.ProofClaims;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.SekishoException;
import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Members;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets customers in and executes what they want, as far as Sekisho says so. */
public final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final SekishoClient sekisho;
    private final Members members;
    private final InstantSource clock;

    public Gate(SekishoClient sekisho, Members members, InstantSource clock) {
        this.sekisho = sekisho;
        this.members = members;
        this.clock = clock;
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
        return new Entry(follow(answer, visit, enter, event), answer.device());
    }

    /** Asks before an action of a customer who is in. */
    public Outcome request(Visit visit, Action action, ClientInfo client) {
        Event event = action.event(visit.member());
        return follow(assess(visit.account(), visit.session(), client, event), visit, action, event);
    }

    /** Goes on with an action whose customer comes back from the step-up page. Nothing he brings is believed. */
    public Outcome resume(Pending pending) {
        try {
            ChallengeStatus status = sekisho.challenge(pending.challenge());
            String proof = status.proof();
            if (status.status() != ChallengeStatus.Status.PASSED || proof == null) {
                return new Outcome.NotShown(pending.action());
            }
            ProofClaims claims = sekisho.consume(proof);
            Visit visit = pending.visit();
            if (!claims.approves(visit.account(), visit.session(), pending.event())) {
                LOG.warn("a proof of assessment {} approves something else", claims.assessment());
                return new Outcome.Refused(pending.action());
            }
            return proven(visit, pending.action(), claims.restricted());
        } catch (SekishoException e) {
            LOG.warn("challenge {}: {}", pending.challenge(), e.getMessage());
            return new Outcome.NotShown(pending.action());
        }
    }

    private Outcome proven(Visit visit, Action action, boolean restricted) {
        Visit now = new Visit(visit.session(), visit.member(), visit.restricted() || restricted);
        boolean mayAct = action instanceof Action.Enter || !now.restricted();
        return mayAct ? execute(now, action) : held(now, action);
    }

    private Assessment assess(String account, @Nullable String session, ClientInfo client, Event event) {
        Assessment answer = sekisho.assess(AssessmentRequest.of(account, session, client, event));
        if (!answer.judged()) {
            LOG.warn("not judged: {}", answer.reasons());
        }
        return answer;
    }

    private Outcome follow(Assessment answer, Visit visit, Action action, Event event) {
        return switch (answer.decision()) {
            case ALLOW -> execute(visit, action);
            case CHALLENGE ->
                answer.challenge() == null
                        ? held(visit, action)
                        : new Outcome.StepUp(new Pending(answer.challenge().id(), visit, action, event));
            case HOLD -> held(visit, action);
            case DENY -> {
                note(visit, action, Activity.Result.REFUSED);
                yield new Outcome.Refused(action);
            }
        };
    }

    private Outcome held(Visit visit, Action action) {
        note(visit, action, Activity.Result.HELD);
        return new Outcome.Held(action);
    }

    private Outcome execute(Visit visit, Action action) {
        if (!action.execute(visit.member())) {
            return new Outcome.TooLate(visit, action);
        }
        note(visit, action, Activity.Result.DONE);
        if (action instanceof Action.Alter change) {
            tellContact(visit.member(), change.field());
        }
        return new Outcome.Done(visit, action);
    }

    private void note(Visit visit, Action action, Activity.Result result) {
        visit.member().book().note(action.activity(clock.instant(), result));
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
