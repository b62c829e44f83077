package io.sekisho.server.telephone.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call of ours to a customer, until it is answered or not. Its work is done on the call's lane. */
final class Outgoing {

    private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);

    private final Site site;
    private final Lane lane;
    private final Call call;
    private final Sound sound;
    private final ClientTransaction transaction;
    private final AtomicReference<Optional<Leg>> leg;
    private Alarms.Alarm unanswered = Alarms.Alarm.NONE;
    private boolean ringing;
    private boolean over;

    private Outgoing(
            Site site,
            Lane lane,
            Call call,
            Sound sound,
            ClientTransaction transaction,
            AtomicReference<Optional<Leg>> leg) {
        this.site = site;
        this.lane = lane;
        this.call = call;
        this.sound = sound;
        this.transaction = transaction;
        this.leg = leg;
    }

    /**
     * Calls; the call hears whether somebody answered.
     *
     * @param number E.164
     * @return nothing where no call could be made
     */
    static @Nullable Outgoing to(Site site, Lane lane, Call call, String number) {
        AtomicReference<Optional<Leg>> leg = new AtomicReference<>(Optional.empty());
        TrunkAddress trunk = site.config().outgoing();
        if (trunk == null) {
            LOG.warn("A customer is to be called back, but no trunk for calls to customers is set");
            call.notReached();
            return null;
        }
        Optional<Sound> sound = Sound.open(site, digit -> leg.get().ifPresent(open -> open.keyed(digit)));
        if (sound.isEmpty()) {
            call.notReached();
            return null;
        }
        try {
            Request invite = site.messages()
                    .invitation(site.provider(), trunk, number, sound.get().offer(site));
            ClientTransaction transaction = site.provider().getNewClientTransaction(invite);
            Outgoing outgoing = new Outgoing(site, lane, call, sound.get(), transaction, leg);
            transaction.setApplicationData(outgoing);
            site.provider().getNewDialog(transaction);
            outgoing.unanswered =
                    site.alarms().in(site.config().limits().ringing(), () -> lane.execute(outgoing::giveUp));
            transaction.sendRequest();
            return outgoing;
        } catch (SipException | SipFault e) {
            LOG.warn("A customer could not be called back: {}", e.getClass().getName());
            sound.get().close(site);
            call.notReached();
            return null;
        }
    }

    void responded(Response response, Dialog dialog) {
        lane.execute(() -> {
            int status = response.getStatusCode();
            if (status < 200) {
                ringing = true;
                if (over) {
                    cancel();
                }
            } else if (status < 300) {
                answered(response, dialog);
            } else {
                end();
            }
        });
    }

    private void answered(Response response, Dialog dialog) {
        Optional<SdpOffer> answer = SdpOffer.read(Leg.body(response));
        if (!acknowledge(response, dialog) || over || answer.isEmpty()) {
            // Answered while we gave up, or with a sound that we do not understand.
            hangUp(dialog);
            end();
            return;
        }
        over = true;
        unanswered.cancel();
        Leg opened = Leg.on(site, dialog, sound, lane, call, false);
        opened.agree(answer.get().peer());
        leg.set(Optional.of(opened));
        site.meters().count(CallMeters.Outcome.CALLED_BACK);
        call.reached(opened);
    }

    private boolean acknowledge(Response response, Dialog dialog) {
        try {
            long sequence = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
            dialog.sendAck(dialog.createAck(sequence));
            return true;
        } catch (SipException | InvalidArgumentException e) {
            LOG.warn("An answer could not be acknowledged: {}", e.getClass().getName());
            return false;
        }
    }

    private void hangUp(Dialog dialog) {
        try {
            dialog.sendRequest(site.provider().getNewClientTransaction(dialog.createRequest(Request.BYE)));
        } catch (SipException e) {
            LOG.warn("A call could not be hung up: {}", e.getClass().getName());
        }
    }

    /** Nobody answers: RFC 3261, section 9.1, has us wait for a sign of life before we cancel. On the lane. */
    void giveUp() {
        if (!over) {
            if (ringing) {
                cancel();
            }
            end();
        }
    }

    private void cancel() {
        try {
            site.provider().getNewClientTransaction(transaction.createCancel()).sendRequest();
        } catch (SipException e) {
            LOG.warn("A call could not be cancelled: {}", e.getClass().getName());
        }
    }

    /** No answer to our request at all. */
    void timedOut() {
        lane.execute(this::end);
    }

    private void end() {
        unanswered.cancel();
        if (!over) {
            over = true;
            sound.close(site);
            call.notReached();
        }
    }
}
