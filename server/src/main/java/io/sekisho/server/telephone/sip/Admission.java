package io.sekisho.server.telephone.sip;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a call is taken at all. */
final class Admission {

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    /** A call takes about a minute, and many end at any time. */
    static final int RETRY_AFTER_S = 10;

    private final Site site;

    Admission(Site site) {
        this.site = site;
    }

    /** The first INVITE of a call, from a trunk. */
    void invited(ServerTransaction transaction, InetAddress from, ListeningPoint at) {
        Request request = transaction.getRequest();
        String required = required(request);
        if (!required.isEmpty()) {
            SipEndpoint.send(transaction, site.messages().extensionsUnknown(request, required));
        } else if (!site.calls().enter()) {
            site.meters().count(CallMeters.Outcome.BUSY);
            SipEndpoint.send(transaction, site.messages().busy(request, RETRY_AFTER_S));
        } else {
            take(transaction, from, at);
        }
    }

    private void take(ServerTransaction transaction, InetAddress from, ListeningPoint at) {
        try {
            site.provider().getNewDialog(transaction);
            // At once, since the stack's own, which it sends after a while, may overtake the answer.
            SipEndpoint.send(transaction, site.messages().response(Response.TRYING, transaction.getRequest()));
            new Invitation(site, transaction, from, at).take();
        } catch (SipException e) {
            LOG.warn("A call could not be taken: {}", e.getClass().getName());
            site.calls().leave();
            SipEndpoint.send(
                    transaction, site.messages().response(Response.SERVER_INTERNAL_ERROR, transaction.getRequest()));
        }
    }

    /** Extensions that the other side insists on; we have none. */
    private static String required(Request request) {
        List<String> tags = new ArrayList<>();
        for (Iterator<?> each = request.getHeaders(RequireHeader.NAME); each.hasNext(); ) {
            tags.add(((RequireHeader) each.next()).getOptionTag());
        }
        return String.join(", ", tags);
    }
}
