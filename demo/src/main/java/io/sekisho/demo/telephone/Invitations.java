package io.sekisho.demo.telephone;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.MessageFactory;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Writes what opens a call, and responses. */
final class Invitations {

    private static final int MAX_FORWARDS = 70;

    /** The carrier's name in addresses; it exists nowhere (RFC 2606). */
    private static final String CARRIER = "carrier.example";

    private final Exchange exchange;
    private final RandomGenerator random;
    private final AddressFactory addresses;
    private final HeaderFactory headers;
    private final MessageFactory messages;

    Invitations(Exchange exchange, RandomGenerator random) {
        this.exchange = exchange;
        this.random = random;
        try {
            SipFactory factory = SipFactory.getInstance();
            addresses = factory.createAddressFactory();
            headers = factory.createHeaderFactory();
            messages = factory.createMessageFactory();
        } catch (PeerUnavailableException e) {
            throw new TelephoneFault("the SIP library is incomplete", e);
        }
    }

    Request invite(SipProvider provider, Caller caller, int soundPort) {
        try {
            ListeningPoint own = provider.getListeningPoint(ListeningPoint.UDP);
            SipURI target = telephone(
                    exchange.number().replaceAll("[^+0-9]", ""),
                    exchange.address().getAddress().getHostAddress());
            target.setPort(exchange.address().getPort());
            Request invite = messages.createRequest(
                    target,
                    Request.INVITE,
                    provider.getNewCallId(),
                    headers.createCSeqHeader(1L, Request.INVITE),
                    headers.createFromHeader(from(caller), Long.toUnsignedString(random.nextLong(), 36)),
                    headers.createToHeader(addresses.createAddress((SipURI) target.clone()), null),
                    List.of(headers.createViaHeader(own.getIPAddress(), own.getPort(), own.getTransport(), null)),
                    headers.createMaxForwardsHeader(MAX_FORWARDS));
            invite.addHeader(headers.createContactHeader(contact(own)));
            identify(invite, caller);
            byte[] offer = SoundDescription.offer(own.getIPAddress(), soundPort).getBytes(StandardCharsets.US_ASCII);
            invite.setContent(offer, headers.createContentTypeHeader("application", "sdp"));
            return invite;
        } catch (ParseException | InvalidArgumentException e) {
            throw new TelephoneFault("a call could not be written", e);
        }
    }

    /** RFC 3325, section 9: what the carrier knows, and whether the caller wants it known. */
    private void identify(Request invite, Caller caller) throws ParseException {
        if (caller.vouched()) {
            String identity = "<" + telephone(caller.line(), CARRIER) + ">";
            invite.addHeader(headers.createHeader("P-Asserted-Identity", identity));
        }
        if (caller.shown() == null) {
            invite.addHeader(headers.createHeader("Privacy", "id"));
        }
    }

    private Address from(Caller caller) throws ParseException {
        String shown = caller.shown();
        return shown == null
                ? addresses.createAddress("Anonymous", addresses.createSipURI("anonymous", "anonymous.invalid"))
                : addresses.createAddress(telephone(shown, CARRIER));
    }

    private Address contact(ListeningPoint own) throws ParseException {
        SipURI contact = addresses.createSipURI("telephone", own.getIPAddress());
        contact.setPort(own.getPort());
        return addresses.createAddress(contact);
    }

    private SipURI telephone(String number, String host) throws ParseException {
        SipURI uri = addresses.createSipURI(number, host);
        uri.setParameter("user", "phone");
        return uri;
    }

    Response response(int status, Request request) {
        try {
            Response response = messages.createResponse(status, request);
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (to.getTag() == null) {
                to.setTag(Long.toUnsignedString(random.nextLong(), 36));
            }
            return response;
        } catch (ParseException e) {
            throw new TelephoneFault("a response could not be written", e);
        }
    }
}
