package io.sekisho.demo.telephone;

import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a call: before it is answered by CANCEL, then by BYE. */
final class Ends implements Call.Line {

    private static final Logger LOG = LoggerFactory.getLogger(Ends.class);

    private final SipProvider provider;
    private final ClientTransaction invite;
    private final Call call;

    Ends(SipProvider provider, ClientTransaction invite, Call call) {
        this.provider = provider;
        this.invite = invite;
        this.call = call;
    }

    @Override
    public void cancel() {
        try {
            Request cancel = invite.createCancel();
            provider.getNewClientTransaction(cancel).sendRequest();
            call.note(true, Request.CANCEL);
        } catch (SipException e) {
            LOG.debug("a call could not be cancelled: {}", e.toString());
        }
    }

    @Override
    public void bye() {
        bye(provider, invite.getDialog(), call);
    }

    static void bye(SipProvider provider, Dialog dialog, Call call) {
        try {
            Request bye = dialog.createRequest(Request.BYE);
            dialog.sendRequest(provider.getNewClientTransaction(bye));
            call.note(true, Request.BYE);
        } catch (SipException e) {
            LOG.debug("a call could not be hung up: {}", e.toString());
        }
    }
}
