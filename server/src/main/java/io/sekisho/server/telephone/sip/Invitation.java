package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.IncomingCall;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that came in and is not answered yet. Holds a place among the calls until it is refused, or the call has it. */
final class Invitation {

    private static final Logger LOG = LoggerFactory.getLogger(Invitation.class);
    private static final String CARRIER = "sip";

    /** Cancelling and answering exclude each other. */
    private enum Phase {
        RINGING,
        DECIDED
    }

    private final Site site;
    private final ServerTransaction transaction;
    private final Request request;
    private final InetAddress from;
    private final ListeningPoint at;
    private final Lane lane;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RINGING);
    private final AtomicReference<Optional<Leg>> leg = new AtomicReference<>(Optional.empty());

    Invitation(Site site, ServerTransaction transaction, InetAddress from, ListeningPoint at) {
        this.site = site;
        this.transaction = transaction;
        this.request = transaction.getRequest();
        this.from = from;
        this.at = at;
        this.lane = new Lane(site.threads());
    }

    void take() {
        transaction.setApplicationData(this);
        lane.execute(() -> {
            try {
                identify();
            } catch (RuntimeException e) {
                LOG.error("A call could not be taken: {}", Lane.described(e));
                refuse(CallMeters.Outcome.FAILED, site.messages().response(Response.SERVER_INTERNAL_ERROR, request));
            }
        });
    }

    private void identify() {
        boolean trusted = site.config().assertsNumbers(from);
        switch (site.callers().read(Claims.of(request), trusted)) {
            case CallerReader.Reading.Refused refused ->
                refuse(
                        CallMeters.Outcome.FORGED,
                        site.messages()
                                .response(
                                        refused.flaw().status(), refused.flaw().phrase(), request));
            case CallerReader.Reading.Read read ->
                open(new IncomingCall(
                        Claims.invitationId(request),
                        read.caller(),
                        CARRIER,
                        site.clock().instant()));
        }
    }

    private void open(IncomingCall incoming) {
        byte[] body = Leg.body(request);
        Optional<SdpOffer> offer = SdpOffer.read(body);
        if (body.length > 0 && offer.isEmpty()) {
            refuse(CallMeters.Outcome.NO_CODEC, site.messages().response(Response.NOT_ACCEPTABLE_HERE, request));
            return;
        }
        Sound.open(site, digit -> leg.get().ifPresent(open -> open.keyed(digit)))
                .ifPresentOrElse(
                        sound -> answer(incoming, sound, offer),
                        () -> refuse(CallMeters.Outcome.BUSY, site.messages().busy(request, Admission.RETRY_AFTER_S)));
    }

    private void answer(IncomingCall incoming, Sound sound, Optional<SdpOffer> offer) {
        Conversation conversation;
        try {
            conversation = site.switchboard().answer(incoming);
        } catch (RuntimeException e) {
            sound.close(site);
            throw e;
        }
        if (!phase.compareAndSet(Phase.RINGING, Phase.DECIDED)) {
            sound.close(site);
            conversation.ended();
            return;
        }
        offer.map(SdpOffer::peer).ifPresent(sound.stream()::agree);
        Call call = new Call(site, lane, conversation);
        Leg opened = Leg.on(site, transaction.getDialog(), sound, lane, call, offer.isEmpty());
        leg.set(Optional.of(opened));
        call.answered(opened);
        byte[] sdp = offer.map(offered -> sound.answer(site, offered)).orElseGet(() -> sound.offer(site));
        site.meters().count(CallMeters.Outcome.ANSWERED);
        SipEndpoint.send(transaction, site.messages().accepted(request, at, sdp));
    }

    /** RFC 3261, section 9.2: has no effect on a call that is already answered. */
    void cancel() {
        refuse(CallMeters.Outcome.CANCELLED, site.messages().response(Response.REQUEST_TERMINATED, request));
    }

    private void refuse(CallMeters.Outcome outcome, Response response) {
        if (phase.compareAndSet(Phase.RINGING, Phase.DECIDED)) {
            site.meters().count(outcome);
            SipEndpoint.send(transaction, response);
            site.calls().leave();
        }
    }
}
