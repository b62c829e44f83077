package io.sekisho.server.telephone.sip;

import java.net.InetAddress;
import javax.sip.header.RequireHeader;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Whether a call is taken at all. */
final class Admission {

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
            new Invitation(site, transaction, from, at).take();
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
