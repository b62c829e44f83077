package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.IncomingCall;
import io.sekisho.server.telephone.Turn;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: does what the {@link Dialogue} says until something is to be spoken, and leaves one record. */
final class PhoneConversation implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneConversation.class);

    private final IncomingCall call;
    private final Phones phones;
    private final OwnAccounts own;
    private final CallLog log;
    private final InstantSource clock;
    private final Dialogue dialogue;
    private Stage stage;
    private boolean recorded;

    PhoneConversation(
            IncomingCall call, Rules rules, Phones phones, OwnAccounts own, CallLog log, InstantSource clock) {
        this.call = call;
        this.phones = phones;
        this.own = own;
        this.log = log;
        this.clock = clock;
        this.dialogue = new Dialogue(rules);
        this.stage = new Stage.Ringing(call.caller());
    }

    @Override
    public synchronized Turn begin() {
        return go(new Input.Answered());
    }

    @Override
    public synchronized Turn heard(String digits) {
        return go(new Input.Keyed(digits));
    }

    @Override
    public synchronized void ended() {
        // Whoever goes on with a call that is over gets nowhere, above all not to where we called back.
        Stage.Over end = stage instanceof Stage.Over over
                ? over
                : new Stage.Over(Outcome.ABANDONED, stage.caller(), stage.about());
        stage = end;
        if (!recorded) {
            record(end);
        }
    }

    /** Where the store fails on the way, the caller stands where he stood, and may be asked again. */
    private Turn go(Input first) {
        Stage before = stage;
        try {
            return step(first);
        } catch (RuntimeException e) {
            stage = before;
            throw e;
        }
    }

    private Turn step(Input first) {
        Input input = first;
        while (true) {
            Move move = dialogue.next(stage, input);
            stage = move.stage();
            if (move.deed() instanceof Move.Deed.Say say) {
                if (stage instanceof Stage.Over over && !recorded) {
                    record(over);
                }
                return say.turn();
            }
            input = done(move.deed());
        }
    }

    private Input done(Move.Deed deed) {
        return switch (deed) {
            case Move.Deed.LookUp lookUp -> phones.find(lookUp.caller().number());
            case Move.Deed.FindOwner find -> own.of(find.caller().number());
            case Move.Deed.LookAgain again ->
                switch (again.about()) {
                    case AwaitedCall call -> phones.again(call);
                    case OwnAccount account -> own.still(account, again.caller().number());
                };
            case Move.Deed.CountCallBack count ->
                switch (count.about()) {
                    case AwaitedCall call ->
                        phones.countCallBack(call, count.caller().number());
                    case OwnAccount account ->
                        own.countCallBack(account, count.caller().number());
                };
            case Move.Deed.Judge judge ->
                phones.judge(judge.about(), judge.digits(), judge.caller().attestation());
            case Move.Deed.Stop stop -> own.stop(stop.about(), stop.caller().number());
            case Move.Deed.Say say -> throw new IllegalStateException("spoken, not done");
        };
    }

    /** What was decided is told to the caller, recorded or not. */
    private void record(Stage.Over over) {
        recorded = true;
        try {
            log.record(call, over, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("A call that ended as {} could not be recorded", over.outcome(), e);
        }
    }
}
