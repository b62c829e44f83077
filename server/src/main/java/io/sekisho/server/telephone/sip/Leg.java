package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.rtp.MediaPeer;
import io.sekisho.server.telephone.rtp.MediaStream;
import java.util.Optional;
import java.util.Set;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call between the trunk and us that has been answered, by either side: its dialog and its sound. */
final class Leg implements Dialogue.Line {

    private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

    private static final Set<DialogState> BYE_ENDS = Set.of(DialogState.EARLY, DialogState.CONFIRMED);

    /** Whose leg it is; told on whatever thread. */
    interface Owner {

        void keyed(char digit);

        /** Our answer has been acknowledged. */
        void acknowledged(Leg leg);

        /** The other side hung up, or nothing can be heard from it any more. */
        void lost(Leg leg);

        /** We hung up. */
        void hungUp(Leg leg);

        /** We hung up, to call this number. */
        void callBack(String number);
    }

    /** By which way digits come. Some equipment says each digit in both; the first that says one counts. */
    private enum Keying {
        SOUND,
        INFO
    }

    private final Site site;
    private final Dialog dialog;
    private final MediaStream stream;
    private final Lane lane;
    private final Owner owner;
    private final int session;
    private int version = 1;
    private @Nullable Keying keying;
    private boolean awaitsAnswer;
    private boolean over;

    private Leg(Site site, Dialog dialog, MediaStream stream, Lane lane, Owner owner, int session) {
        this.site = site;
        this.dialog = dialog;
        this.stream = stream;
        this.lane = lane;
        this.owner = owner;
        this.session = session;
    }

    /** @param awaitsAnswer whether we offered, and hear with the ACK what was chosen */
    static Leg on(Site site, Dialog dialog, Sound sound, Lane lane, Owner owner, boolean awaitsAnswer) {
        Leg leg = new Leg(site, dialog, sound.stream(), lane, owner, sound.session());
        leg.awaitsAnswer = awaitsAnswer;
        dialog.setApplicationData(leg);
        return leg;
    }

    @Override
    public void say(byte[] muLaw, Runnable spoken) {
        stream.say(muLaw, () -> lane.execute(spoken));
    }

    @Override
    public void hush() {
        stream.hush();
    }

    @Override
    public void hangUp() {
        if (close()) {
            bye();
            owner.hungUp(this);
        }
    }

    @Override
    public void callBack(String number) {
        if (close()) {
            bye();
            owner.callBack(number);
        }
    }

    /** A digit came with the sound. */
    void keyed(char digit) {
        keyed(digit, Keying.SOUND);
    }

    private void keyed(char digit, Keying way) {
        synchronized (this) {
            if (keying == null) {
                keying = way;
            }
            if (keying != way) {
                return;
            }
        }
        owner.keyed(digit);
    }

    /**
     * A request within the call.
     *
     * @param transaction absent for an ACK
     */
    void request(Request request, @Nullable ServerTransaction transaction) {
        if (isOver() && !request.getMethod().equals(Request.ACK)) {
            respond(transaction, site.messages().response(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request));
            return;
        }
        switch (request.getMethod()) {
            case Request.ACK -> acknowledged(request);
            case Request.BYE -> {
                respond(transaction, site.messages().response(Response.OK, request));
                lost();
            }
            case Request.INFO -> info(request, transaction);
            case Request.INVITE -> agreeAnew(request, transaction);
            case Request.OPTIONS -> respond(transaction, site.messages().response(Response.OK, request));
            default -> respond(transaction, site.messages().response(Response.METHOD_NOT_ALLOWED, request));
        }
    }

    private void acknowledged(Request ack) {
        boolean answered;
        synchronized (this) {
            answered = !awaitsAnswer;
            awaitsAnswer = false;
        }
        if (!answered) {
            Optional<SdpOffer> answer = SdpOffer.read(body(ack));
            if (answer.isEmpty()) {
                hangUp();
                return;
            }
            stream.agree(answer.get().peer());
        }
        owner.acknowledged(this);
    }

    private void info(Request info, @Nullable ServerTransaction transaction) {
        ContentTypeHeader type = (ContentTypeHeader) info.getHeader(ContentTypeHeader.NAME);
        Optional<Character> digit = type != null && type.getContentType().equalsIgnoreCase("application")
                ? InfoDigits.read(type.getContentSubType(), body(info))
                : Optional.empty();
        respond(transaction, site.messages().response(Response.OK, info));
        digit.ifPresent(key -> keyed(key, Keying.INFO));
    }

    /** Holds, resumes, moves to another address; or offers nothing and wants to hear what we can. */
    private void agreeAnew(Request invite, @Nullable ServerTransaction transaction) {
        byte[] body = body(invite);
        Optional<SdpOffer> offer = SdpOffer.read(body);
        if (body.length > 0 && offer.isEmpty()) {
            respond(transaction, site.messages().response(Response.NOT_ACCEPTABLE_HERE, invite));
            return;
        }
        byte[] ours;
        synchronized (this) {
            version++;
            awaitsAnswer = offer.isEmpty();
            Sdp.Ours description = description();
            ours = offer.map(offered -> Sdp.answer(description, offered)).orElseGet(() -> Sdp.offer(description));
        }
        offer.map(SdpOffer::peer).ifPresent(stream::agree);
        ListeningPoint at = SipEndpoint.arrived(site.provider(), invite);
        respond(transaction, site.messages().accepted(invite, at, ours));
    }

    private Sdp.Ours description() {
        return new Sdp.Ours(site.config().reachableAt(), stream.port(), session, version);
    }

    /** Whom we called answered. */
    void agree(MediaPeer peer) {
        stream.agree(peer);
    }

    /** The other side is gone. */
    void lost() {
        if (close()) {
            owner.lost(this);
        }
    }

    /** The other side never acknowledged our answer (RFC 3261, section 13.3.1.4). */
    void unacknowledged() {
        if (close()) {
            bye();
            owner.lost(this);
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized boolean close() {
        boolean first = !over;
        over = true;
        if (first) {
            site.pacer().remove(stream);
        }
        return first;
    }

    private void bye() {
        try {
            DialogState state = dialog.getState();
            if (state != null && BYE_ENDS.contains(state)) {
                ClientTransaction bye = site.provider().getNewClientTransaction(dialog.createRequest(Request.BYE));
                dialog.sendRequest(bye);
            }
        } catch (SipException e) {
            // The other side cannot be reached; its own timers end the call there.
            LOG.warn("A call could not be hung up: {}", e.getClass().getName());
        }
    }

    private static void respond(@Nullable ServerTransaction transaction, Response response) {
        SipEndpoint.send(transaction, response);
    }

    static byte[] body(Message message) {
        byte[] body = message.getRawContent();
        return body == null ? new byte[0] : body;
    }
}
