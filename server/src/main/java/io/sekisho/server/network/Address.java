package io.sekisho.server.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as a number of 128 bits; an IPv4 address has {@code high} 0 and itself in {@code low}. An
 * IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2) is the IPv4 address.
 *
 * <p>Only full literals are addresses: no names, no zones, no brackets, no shortened IPv4 ({@code 127.1}), no leading zeros, which some read as
 * octal (RFC 6943 section 3.1.1).
 */
public record Address(boolean ipv6, long high, long low) {

    /** The longest literal, an IPv4-mapped one: RFC 4291's eight groups with a dotted end. */
    private static final int MAX_CHARS = 45;

    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:]*:(?:" + DOTTED.pattern() + "|[0-9A-Fa-f]*)");

    /** Never resolves a name. */
    public static Address parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw new BadAddress(text, "longer than " + MAX_CHARS + " characters");
        }
        if (DOTTED.matcher(text).matches()) {
            return dotted(text);
        }
        if (!COLONS.matcher(text).matches()) {
            throw new BadAddress(text, "expected four decimal numbers or hexadecimal groups with colons");
        }
        try {
            return of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            throw new BadAddress(text, "a part is out of range or the number of parts is wrong");
        }
    }

    /** Lists hold tens of thousands of these: several times as fast as the JDK's parser. */
    private static Address dotted(String text) {
        long bits = 0;
        int part = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (part > 255) {
                    throw new BadAddress(text, "a part is over 255");
                }
                bits = bits << 8 | part;
                part = 0;
            } else {
                part = part * 10 + (text.charAt(i) - '0');
            }
        }
        return new Address(false, 0, bits);
    }

    static Address of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new Address(false, 0, Integer.toUnsignedLong(bytes.getInt()))
                : new Address(true, bytes.getLong(), bytes.getLong());
    }

    InetAddress toInetAddress() {
        return InetAddress.ofLiteral(ipv6 ? groups(8) : dotted(low));
    }

    /** The address in canonical text (RFC 5952); of an IPv6 address only its /64, since hosts rotate the rest (RFC 8981). */
    public String canonical() {
        return ipv6 ? prefix(high, 4) : dotted(low);
    }

    /** The neighbourhood, {@code 198.51.100.0/24} or {@code 2001:db8:1::/48}. */
    public String block() {
        return ipv6 ? prefix(high & -1L << 16, 3) + "/48" : dotted(low & -1L << 8) + "/24";
    }

    private static String dotted(long low) {
        return (low >> 24) + "." + ((low >> 16) & 0xff) + "." + ((low >> 8) & 0xff) + "." + (low & 0xff);
    }

    /** As the lower half is zero, the run of zeros at the end is the longest, the one that RFC 5952 section 4.2.3 shortens. */
    private static String prefix(long high, int groups) {
        StringBuilder text = new StringBuilder();
        int used = Math.min(groups, (Long.SIZE - Long.numberOfTrailingZeros(high) + 15) / 16);
        for (int i = 0; i < used; i++) {
            text.append(Long.toHexString((high >>> (48 - 16 * i)) & 0xffff)).append(':');
        }
        return text.append(used == 0 ? "::" : ":").toString();
    }

    private String groups(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            long half = i < 4 ? high : low;
            text.append(i == 0 ? "" : ":").append(Long.toHexString((half >>> (48 - 16 * (i % 4))) & 0xffff));
        }
        return text.toString();
    }

    /** Unsigned order within a family. */
    static int compare(long high, long low, long otherHigh, long otherLow) {
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }
}
