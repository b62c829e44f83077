package io.sekisho.demo.telephone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what comes from the other side to the call it belongs to. */
final class Receiver implements SipListener {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    /** What tells who calls, as far as the other side can see. */
    private static final List<String> TELLING = List.of("From", "P-Asserted-Identity", "Privacy");

    private final SipProvider provider;
    private final Invitations messages;

    Receiver(SipProvider provider, Invitations messages) {
        this.provider = provider;
        this.messages = messages;
    }

    static String summary(Request invite) {
        List<String> lines = new ArrayList<>(List.of(invite.getMethod() + " " + invite.getRequestURI()));
        for (String name : TELLING) {
            Header header = invite.getHeader(name);
            if (header != null) {
                lines.add(header.toString().strip().replaceFirst(";tag=.*", ""));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        CSeqHeader cseq = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        ClientTransaction transaction = event.getClientTransaction();
        Call call = callOf(transaction, event.getDialog());
        if (call == null || !cseq.getMethod().equals(Request.INVITE)) {
            return;
        }
        call.note(false, response.getStatusCode() + " " + response.getReasonPhrase());
        if (response.getStatusCode() < Response.OK) {
            if (!call.rings() && transaction != null) {
                new Ends(provider, transaction, call).cancel();
            }
        } else if (response.getStatusCode() < Response.MULTIPLE_CHOICES) {
            answered(call, event.getDialog(), response, cseq.getSeqNumber());
        } else {
            call.end(Call.Ending.REFUSED, response.getStatusCode());
        }
    }

    /** An answer to a call that is given up meanwhile is acknowledged too, and then hung up. */
    private void answered(Call call, Dialog dialog, Response response, long number) {
        try {
            dialog.sendAck(dialog.createAck(number));
            if (call.wasAnswered()) {
                return;
            }
            call.note(true, Request.ACK);
            byte[] body = response.getRawContent();
            Optional<SoundDescription> agreed = body == null ? Optional.empty() : SoundDescription.answer(body);
            if (!call.answered(agreed)) {
                Ends.bye(provider, dialog, call);
            }
        } catch (SipException | InvalidArgumentException e) {
            LOG.debug("an answer could not be acknowledged: {}", e.toString());
            call.end(Call.Ending.NOT_REACHED, 0);
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(Request.ACK)) {
            return;
        }
        Call call = callOf(null, event.getDialog());
        int status = switch (request.getMethod()) {
            case Request.BYE -> call == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK;
            case Request.OPTIONS -> Response.OK;
            case Request.INVITE -> Response.TEMPORARILY_UNAVAILABLE;
            default -> Response.METHOD_NOT_ALLOWED;
        };
        respond(event, messages.response(status, request));
        if (call != null && request.getMethod().equals(Request.BYE)) {
            call.note(false, Request.BYE);
            call.end(Call.Ending.OTHER_HUNG_UP, 0);
        }
    }

    private void respond(RequestEvent event, Response response) {
        try {
            ServerTransaction transaction = event.getServerTransaction();
            if (transaction == null) {
                transaction = provider.getNewServerTransaction(event.getRequest());
            }
            transaction.sendResponse(response);
        } catch (SipException | InvalidArgumentException e) {
            LOG.debug("a request could not be answered: {}", e.toString());
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        Call call = event.isServerTransaction() ? null : callOf(event.getClientTransaction(), null);
        if (call != null) {
            call.end(Call.Ending.NOT_REACHED, 0);
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.debug("nothing could be sent to {}:{}", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // The call's own end tells.
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        Call call = callOf(null, event.getDialog());
        if (call != null) {
            call.end(Call.Ending.OTHER_HUNG_UP, 0);
        }
    }

    private static @Nullable Call callOf(@Nullable ClientTransaction transaction, @Nullable Dialog dialog) {
        if (transaction != null && transaction.getApplicationData() instanceof Call call) {
            return call;
        }
        return dialog != null && dialog.getApplicationData() instanceof Call call ? call : null;
    }
}
