package io.sekisho.server.network;

import java.util.regex.Pattern;

/** A network: all addresses of one family from first to last. */
public record AddressRange(Address first, Address last) {

    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    /**
     * {@code 198.51.100.0/24}, {@code 2001:db8::/32}, or an address alone. Bits behind the prefix are ignored, as
     * packet filters do.
     *
     * @throws BadAddress naming the text
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            Address only = Address.parse(text);
            return new AddressRange(only, only);
        }
        Address address = Address.parse(text.substring(0, slash));
        // In ::ffff:198.51.100.0/120 the prefix counts from the start of the IPv6 form.
        boolean mapped = !address.ipv6() && text.indexOf(':') >= 0;
        int prefix = prefix(text, text.substring(slash + 1), mapped || address.ipv6() ? 128 : 32);
        if (mapped && prefix < 96) {
            throw new BadAddress(text, "an IPv4-mapped network has a prefix of 96 to 128 bits");
        }
        return of(address, address.ipv6() ? 128 - prefix : (mapped ? 128 : 32) - prefix);
    }

    private static int prefix(String text, String digits, int max) {
        int prefix = PREFIX.matcher(digits).matches() ? Integer.parseInt(digits) : max + 1;
        if (prefix > max) {
            throw new BadAddress(text, "the prefix is a number of 0 to " + max + " bits");
        }
        return prefix;
    }

    private static AddressRange of(Address address, int freeBits) {
        long freeLow = ones(Math.min(freeBits, Long.SIZE));
        long freeHigh = ones(Math.max(freeBits - Long.SIZE, 0));
        return new AddressRange(
                new Address(address.ipv6(), address.high() & ~freeHigh, address.low() & ~freeLow),
                new Address(address.ipv6(), address.high() | freeHigh, address.low() | freeLow));
    }

    private static long ones(int count) {
        return count == 0 ? 0 : -1L >>> (Long.SIZE - count);
    }

    public boolean contains(Address address) {
        return address.ipv6() == first.ipv6()
                && Address.compare(first.high(), first.low(), address.high(), address.low()) <= 0
                && Address.compare(address.high(), address.low(), last.high(), last.low()) <= 0;
    }

    /** Whether this is a whole family, surely a mistake in a list. */
    boolean isEverything() {
        return first.ipv6() ? (last.high() - first.high()) == -1L : last.low() - first.low() == 0xffff_ffffL;
    }
}
