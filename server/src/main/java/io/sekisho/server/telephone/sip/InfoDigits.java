package io.sekisho.server.telephone.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A digit keyed, as an INFO carries it: {@code application/dtmf-relay} ("Signal=5", "Duration=160") or {@code application/dtmf} ("5"). */
final class InfoDigits {

    private static final Pattern RELAY = Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9*#]|1[01])\\s*$");
    private static final Pattern PLAIN = Pattern.compile("\\s*([0-9*#])\\s*");

    private InfoDigits() {}

    /** @param subtype of application, such as {@code dtmf-relay} */
    static Optional<Character> read(String subtype, byte[] body) {
        String text = new String(body, StandardCharsets.US_ASCII);
        return switch (subtype.toLowerCase(Locale.ROOT)) {
            case "dtmf-relay" -> first(RELAY.matcher(text));
            case "dtmf" -> PLAIN.matcher(text).matches() ? first(PLAIN.matcher(text)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Some say star and hash as RFC 4733 numbers them. */
    private static Optional<Character> first(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (matcher.group(1)) {
                    case "10" -> '*';
                    case "11" -> '#';
                    default -> matcher.group(1).charAt(0);
                });
    }
}
