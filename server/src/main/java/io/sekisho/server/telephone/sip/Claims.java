package io.sekisho.server.telephone.sip;

import gov.nist.javax.sip.header.ims.PAssertedIdentityHeader;
import gov.nist.javax.sip.header.ims.PrivacyHeader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ExtensionHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** What an INVITE says of who calls whom, out of its headers. */
final class Claims {

    private static final String IDENTITY = "Identity";

    private Claims() {}

    static CallerReader.Claims of(Request invite) {
        URI from = ((FromHeader) invite.getHeader(FromHeader.NAME)).getAddress().getURI();
        URI to = ((ToHeader) invite.getHeader(ToHeader.NAME)).getAddress().getURI();
        Function<Header, Stream<String>> asserted = header -> Stream.ofNullable(
                header instanceof HeaderAddress named
                        ? number(named.getAddress().getURI())
                        : null);
        return new CallerReader.Claims(
                number(from),
                from instanceof SipURI sip ? sip.getHost() : null,
                all(invite, PAssertedIdentityHeader.NAME, asserted),
                all(invite, PrivacyHeader.NAME, Claims::value),
                number(to),
                all(invite, IDENTITY, Claims::value));
    }

    /** With the caller's tag, since two callers may have chosen the same name for their calls. */
    static String callId(Request request) {
        String id = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
        return id + ";" + ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
    }

    /** The same for all repetitions of one INVITE, and for no other. */
    static String invitationId(Request invite) {
        return callId(invite) + ";" + ((CSeqHeader) invite.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    /** In a number's context (RFC 3966, section 5.1.5) where it has one: {@code 9012345678;phone-context=+81}. */
    private static @Nullable String number(URI uri) {
        return switch (uri) {
            case SipURI sip -> sip.getUser() == null ? null : sip.getUser().split(";", 2)[0];
            case TelURL tel -> {
                String context = tel.isGlobal() ? null : tel.getPhoneContext();
                String prefix = tel.isGlobal() ? "+" : context != null && context.startsWith("+") ? context : "";
                yield prefix + tel.getPhoneNumber().replaceFirst("^\\+", "");
            }
            default -> null;
        };
    }

    private static Stream<String> value(Header header) {
        return switch (header) {
            case PrivacyHeader privacy -> Stream.of(privacy.getPrivacy());
            case ExtensionHeader extension -> Stream.of(extension.getValue());
            default -> Stream.empty();
        };
    }

    private static List<String> all(Request request, String name, Function<Header, Stream<String>> read) {
        List<String> values = new ArrayList<>();
        for (Iterator<?> each = request.getHeaders(name); each.hasNext(); ) {
            read.apply((Header) each.next()).forEach(values::add);
        }
        return values;
    }
}
