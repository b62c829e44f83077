package io.sekisho.server.phishing;

import com.google.common.net.InternetDomainName;
import io.sekisho.server.network.Address;
import io.sekisho.server.network.BadAddress;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of hosts as they are compared and kept: lower case, other scripts in ASCII (RFC 3492), without a dot at the end. */
public final class HostNames {

    /** RFC 1035 2.3.4, less the root's byte. */
    public static final int LENGTH_MAX = 253;

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9_][a-z0-9_-]{0,62})+");

    /** An IPv4 address written in another way than browsers show it, such as {@code 3232235777} or {@code 0x7f.1}. */
    private static final Pattern NUMERIC = Pattern.compile("(?:0x[0-9a-f]+|[0-9]+)(?:\\.(?:0x[0-9a-f]+|[0-9]+))*");

    private HostNames() {}

    /** The name in the one way it is kept; nothing where it is none that a stranger could reach: one label, this machine, a private network. */
    public static Optional<String> of(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        if (bare.startsWith("[") && bare.endsWith("]")) {
            return address(bare.substring(1, bare.length() - 1)).map(address -> "[" + address + "]");
        }
        Optional<String> name = ascii(bare);
        return name.flatMap(ascii -> NUMERIC.matcher(ascii).matches() ? address(ascii) : Optional.of(ascii));
    }

    private static Optional<String> ascii(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            boolean fits = bare.length() <= LENGTH_MAX
                    && (NAME.matcher(bare).matches() || NUMERIC.matcher(bare).matches());
            return fits ? Optional.of(bare) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // No name in any script.
            return Optional.empty();
        }
    }

    private static Optional<String> address(String literal) {
        try {
            Address.parse(literal);
            InetAddress address = InetAddress.ofLiteral(literal);
            boolean inside = address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
            return inside ? Optional.empty() : Optional.of(literal);
        } catch (BadAddress e) {
            return Optional.empty();
        }
    }

    /** What somebody registered, such as {@code example.co.jp} of {@code www.example.co.jp}, by the public suffix list; nothing under an unlisted suffix. */
    static Optional<String> registrable(String host) {
        if (!InternetDomainName.isValid(host)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() ? Optional.of(name.topPrivateDomain().toString()) : Optional.empty();
    }
}
