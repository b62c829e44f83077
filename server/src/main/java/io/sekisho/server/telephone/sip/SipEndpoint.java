package io.sekisho.server.telephone.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.RequestEventExt;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.SipListenerExt;
import java.net.InetAddress;
import java.util.Locale;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.TransactionUnavailableException;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what the SIP stack received to the call that it belongs to. Whoever is no trunk gets a 403 to an INVITE, so that an operator who
 * forgot an address finds out, and silence to everything else.
 */
final class SipEndpoint implements SipListenerExt {

    private static final Logger LOG = LoggerFactory.getLogger(SipEndpoint.class);

    private final Site site;
    private final Admission admission;
    private final Strangers strangers;

    SipEndpoint(Site site, Strangers strangers) {
        this.site = site;
        this.admission = new Admission(site);
        this.strangers = strangers;
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            requested(event);
        } catch (RuntimeException e) {
            // The stack would keep it to itself.
            LOG.error("A request could not be dealt with: {}", Lane.described(e));
        }
    }

    private void requested(RequestEvent event) {
        Request request = event.getRequest();
        InetAddress from = source(event);
        if (from == null || !site.config().isTrunk(from)) {
            strange(request, from);
            return;
        }
        Leg leg = event.getDialog() != null && event.getDialog().getApplicationData() instanceof Leg open ? open : null;
        if (request.getMethod().equals(Request.ACK)) {
            if (leg != null) {
                leg.request(request, null);
            }
            return;
        }
        ServerTransaction transaction = isRepeated(request) ? null : transaction(event);
        if (transaction == null) {
            return;
        }
        if (request.getMethod().equals(Request.CANCEL)) {
            cancelled(request, transaction);
        } else if (leg != null) {
            leg.request(request, transaction);
        } else {
            outsideCalls(request, transaction, from);
        }
    }

    /** Our answer is on its way then, and is itself repeated until it is acknowledged. */
    private boolean isRepeated(Request request) {
        return request.getMethod().equals(Request.INVITE) && !site.calls().isNew(Claims.invitationId(request));
    }

    private void strange(Request request, @Nullable InetAddress from) {
        if (request.getMethod().equals(Request.INVITE)) {
            site.meters().count(CallMeters.Outcome.STRANGER);
            strangers.refused(from);
            try {
                site.provider().sendResponse(site.messages().response(Response.FORBIDDEN, request));
            } catch (SipException e) {
                LOG.debug(
                        "A stranger's call could not be refused: {}",
                        e.getClass().getName());
            }
        }
    }

    private void outsideCalls(Request request, ServerTransaction transaction, InetAddress from) {
        switch (request.getMethod()) {
            case Request.INVITE -> {
                boolean within = ((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null;
                if (within) {
                    send(transaction, noSuchCall(request));
                } else {
                    admission.invited(transaction, from, arrived(site.provider(), request));
                }
            }
            case Request.OPTIONS -> send(transaction, site.messages().response(Response.OK, request));
            case Request.BYE, Request.INFO -> send(transaction, noSuchCall(request));
            default -> send(transaction, site.messages().response(Response.METHOD_NOT_ALLOWED, request));
        }
    }

    private Response noSuchCall(Request request) {
        return site.messages().response(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request);
    }

    private void cancelled(Request cancel, ServerTransaction transaction) {
        ServerTransaction invite = ((ServerTransactionExt) transaction).getCanceledInviteTransaction();
        if (invite == null) {
            send(transaction, noSuchCall(cancel));
        } else {
            send(transaction, site.messages().response(Response.OK, cancel));
            if (invite.getApplicationData() instanceof Invitation invitation) {
                invitation.cancel();
            }
        }
    }

    private @Nullable ServerTransaction transaction(RequestEvent event) {
        if (event.getServerTransaction() != null) {
            return event.getServerTransaction();
        }
        try {
            return site.provider().getNewServerTransaction(event.getRequest());
        } catch (TransactionAlreadyExistsException e) {
            // A repetition of what is being dealt with.
            return null;
        } catch (TransactionUnavailableException e) {
            LOG.warn("A request could not be taken: {}", e.getClass().getName());
            return null;
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null && transaction.getApplicationData() instanceof Outgoing outgoing) {
            outgoing.responded(event.getResponse(), event.getDialog());
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        ClientTransaction transaction = event.isServerTransaction() ? null : event.getClientTransaction();
        if (transaction != null && transaction.getApplicationData() instanceof Outgoing outgoing) {
            outgoing.timedOut();
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        lost(event.getDialog());
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        lost(event.getDialog());
    }

    private static void lost(@Nullable Dialog dialog) {
        if (dialog != null && dialog.getApplicationData() instanceof Leg leg) {
            leg.lost();
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // Transactions end by themselves; calls have timers of their own.
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("A message could not be sent by {}", event.getTransport());
    }

    static void send(@Nullable ServerTransaction transaction, Response response) {
        if (transaction == null) {
            return;
        }
        try {
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException e) {
            LOG.warn(
                    "A {} could not be sent: {}",
                    response.getStatusCode(),
                    e.getClass().getName());
        }
    }

    /** Where a request came in: its topmost Via says by which transport. */
    static ListeningPoint arrived(SipProvider provider, Request request) {
        String transport = ((ViaHeader) request.getHeader(ViaHeader.NAME)).getTransport();
        return provider.getListeningPoint(transport.toLowerCase(Locale.ROOT));
    }

    private static @Nullable InetAddress source(RequestEvent event) {
        String address = event instanceof RequestEventExt known ? known.getRemoteIpAddress() : null;
        return address == null ? null : InetAddress.ofLiteral(address);
    }
}
