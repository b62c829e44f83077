package io.sekisho.server.telephone.sip;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where calls to customers go out.
 *
 * @param host      a name or a literal, IPv6 in brackets
 * @param port      0 where the transport's usual one is meant
 * @param transport udp, tcp or tls
 */
public record TrunkAddress(String host, int port, String transport) {

    private static final Pattern FORM = Pattern.compile(
            "sip:(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[1-9]\\d{0,4}))?(?:;transport=(?<transport>udp|tcp|tls))?",
            Pattern.CASE_INSENSITIVE);
    private static final int PORT_MAX = 65_535;

    /** @throws IllegalArgumentException where the text does not fit; goes on from a setting's name */
    public static TrunkAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        boolean fits = matcher.matches();
        String port = fits ? matcher.group("port") : null;
        if (!fits || (port != null && Integer.parseInt(port) > PORT_MAX)) {
            throw new IllegalArgumentException(
                    "must be sip:HOST:PORT, with ;transport=tcp or ;transport=tls where it is not UDP");
        }
        String transport = matcher.group("transport");
        return new TrunkAddress(
                matcher.group("host"),
                port == null ? 0 : Integer.parseInt(port),
                transport == null ? "udp" : transport.toLowerCase(Locale.ROOT));
    }
}
