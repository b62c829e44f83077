package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Conversation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A conversation with all its legs: the one that came in, and perhaps the one by which we called back. */
final class Call implements Leg.Owner {

    private final Site site;
    private final Lane lane;
    private final Dialogue dialogue;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Leg leg;
    private volatile @Nullable Outgoing outgoing;
    private volatile Alarms.Alarm unacknowledged = Alarms.Alarm.NONE;
    private volatile Alarms.Alarm longest = Alarms.Alarm.NONE;
    private boolean begun;

    Call(Site site, Lane lane, Conversation conversation) {
        this.site = site;
        this.lane = lane;
        this.dialogue = new Dialogue(
                conversation, site.voice(), (delay, work) -> site.alarms().in(delay, () -> lane.execute(work)));
        lane.onFailure(this::hangUp);
        site.calls().add(this);
        site.meters().active(site.calls().active());
    }

    /** We answered; the talk begins when that is acknowledged. On the lane. */
    void answered(Leg opened) {
        leg = opened;
        bound(opened);
        unacknowledged = site.alarms().in(site.config().limits().ackLimit(), () -> {
            site.meters().count(CallMeters.Outcome.UNACKNOWLEDGED);
            opened.unacknowledged();
        });
    }

    private void bound(Leg opened) {
        longest.cancel();
        longest = site.alarms().in(site.config().limits().longest(), () -> lane.execute(opened::hangUp));
    }

    @Override
    public void keyed(char digit) {
        lane.execute(() -> dialogue.keyed(digit));
    }

    @Override
    public void acknowledged(Leg acknowledged) {
        lane.execute(() -> {
            unacknowledged.cancel();
            if (!begun) {
                begun = true;
                dialogue.begin(acknowledged);
            }
        });
    }

    /** The number that we called back answered. */
    void reached(Leg opened) {
        lane.execute(() -> {
            leg = opened;
            outgoing = null;
            bound(opened);
            dialogue.begin(opened);
        });
    }

    @Override
    public void lost(Leg lost) {
        end();
    }

    @Override
    public void hungUp(Leg closed) {
        end();
    }

    @Override
    public void callBack(String number) {
        longest.cancel();
        leg = null;
        outgoing = Outgoing.to(site, lane, this, number);
    }

    /** Nobody answered. */
    void notReached() {
        site.meters().count(CallMeters.Outcome.NOT_REACHED);
        end();
    }

    /** The server stops, or cannot go on with this call. */
    void hangUp() {
        lane.execute(() -> {
            Leg open = leg;
            Outgoing calling = outgoing;
            if (open != null) {
                open.hangUp();
            } else if (calling != null) {
                calling.giveUp();
            } else {
                end();
            }
        });
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            unacknowledged.cancel();
            longest.cancel();
            site.calls().remove(this);
            site.calls().leave();
            site.meters().active(site.calls().active());
            lane.execute(dialogue::end);
        }
    }
}
