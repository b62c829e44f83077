package io.sekisho.server.telephone.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Requests and responses as we write them. */
final class Messages {

    static final List<String> METHODS =
            List.of(Request.INVITE, Request.ACK, Request.CANCEL, Request.BYE, Request.OPTIONS, Request.INFO);

    private static final String US = "sekisho";
    private static final int MAX_FORWARDS = 70;

    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;
    private final SipConfig config;
    private final RandomGenerator random;

    Messages(SipConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
        try {
            SipFactory factory = SipFactory.getInstance();
            addresses = factory.createAddressFactory();
            headers = factory.createHeaderFactory();
            messages = factory.createMessageFactory();
        } catch (PeerUnavailableException e) {
            throw new SipFault("the SIP library is incomplete", e);
        }
    }

    /** With a tag of ours, as every response but 100 has. */
    Response response(int status, Request request) {
        try {
            Response response = messages.createResponse(status, request);
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (to.getTag() == null && status != Response.TRYING) {
                to.setTag(tag());
            }
            if (status == Response.METHOD_NOT_ALLOWED || status == Response.OK) {
                allow(response);
            }
            return response;
        } catch (ParseException e) {
            throw new SipFault("a response could not be written", e);
        }
    }

    Response response(int status, String phrase, Request request) {
        try {
            Response response = response(status, request);
            response.setReasonPhrase(phrase);
            return response;
        } catch (ParseException e) {
            throw new SipFault("a response could not be written", e);
        }
    }

    /** RFC 3261, section 21.5.4. */
    Response busy(Request request, int retryAfterSeconds) {
        try {
            Response response = response(Response.SERVICE_UNAVAILABLE, request);
            response.addHeader(headers.createRetryAfterHeader(retryAfterSeconds));
            return response;
        } catch (InvalidArgumentException e) {
            throw new SipFault("a response could not be written", e);
        }
    }

    /** RFC 3261, section 8.2.2.3. */
    Response extensionsUnknown(Request request, String extensions) {
        try {
            Response response = response(Response.BAD_EXTENSION, request);
            response.addHeader(headers.createUnsupportedHeader(extensions));
            return response;
        } catch (ParseException e) {
            throw new SipFault("a response could not be written", e);
        }
    }

    /** The answer that takes a call. */
    Response accepted(Request request, ListeningPoint at, byte[] sdp) {
        try {
            Response response = response(Response.OK, request);
            response.setHeader(contact(at));
            response.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
            return response;
        } catch (ParseException e) {
            throw new SipFault("a response could not be written", e);
        }
    }

    /**
     * An INVITE to a customer, through the trunk.
     *
     * @param number E.164
     */
    Request invitation(SipProvider provider, TrunkAddress trunk, String number, byte[] sdp) {
        try {
            ListeningPoint at = provider.getListeningPoint(trunk.transport());
            if (at == null) {
                throw new IllegalArgumentException("the trunk wants a transport that we do not listen on");
            }
            SipURI target = addresses.createSipURI(number, trunk.host());
            target.setParameter("user", "phone");
            Address to = addresses.createAddress((SipURI) target.clone());
            if (trunk.port() > 0) {
                target.setPort(trunk.port());
            }
            target.setTransportParam(trunk.transport());
            ViaHeader via = headers.createViaHeader(host(), at.getPort(), at.getTransport(), null);
            Request request = messages.createRequest(
                    target,
                    Request.INVITE,
                    provider.getNewCallId(),
                    headers.createCSeqHeader(1L, Request.INVITE),
                    headers.createFromHeader(addresses.createAddress(own()), tag()),
                    headers.createToHeader(to, null),
                    List.of(via),
                    headers.createMaxForwardsHeader(MAX_FORWARDS));
            via.setRPort();
            request.addHeader(contact(at));
            allow(request);
            request.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new SipFault("a call to a customer could not be written", e);
        }
    }

    private SipURI own() throws ParseException {
        String number = config.ownNumber();
        return number == null
                ? addresses.createSipURI("anonymous", "anonymous.invalid")
                : addresses.createSipURI(number.replaceAll("[ -]", ""), host());
    }

    private void allow(Message message) throws ParseException {
        for (String method : METHODS) {
            message.addHeader(headers.createAllowHeader(method));
        }
    }

    private ContactHeader contact(ListeningPoint at) throws ParseException {
        SipURI uri = addresses.createSipURI(US, host());
        uri.setPort(at.getPort());
        uri.setTransportParam(at.getTransport().toLowerCase(Locale.ROOT));
        return headers.createContactHeader(addresses.createAddress(uri));
    }

    private String tag() {
        return Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }

    private String host() {
        return literal(config.reachableAt());
    }

    /** As it stands in a URI. */
    static String literal(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
