package io.sekisho.engine.likelihood;

import java.util.List;

/**
 * The band of evidence for every pattern of matched levels of one feature, in bits.
 *
 * <p>Nested: the band of a pattern lies wholly at or below the bands of all patterns that it includes. Whatever the
 * likelihood ratio says within its band, matching more never speaks more for an attacker.
 *
 * @param byPattern indexed by the bit set of matched levels, bit 0 being the most specific level; 2^levels bands
 */
public record Bands(List<Band> byPattern) {

    /**
     * Address, network (autonomous system), country.
     *
     * <p>Our working judgement against the prior of 2^-7 (levels of the API contract: MEDIUM from 3.83 bits, HIGH from 7).
     * A new network alone is to be MEDIUM, and a new country no more than that: 5.0 to 6.0, less at most 1 for a known
     * device and browser. Another address of the usual network is ordinary life (dynamic addresses, mobile
     * networks) and weighs next to nothing. The patterns with an address but not its network or country arise when the
     * address database moves a range.
     */
    public static final Bands ADDRESS = new Bands(List.of(
            new Band(5.6, 6.0), // nothing
            new Band(0.0, 0.2), // address
            new Band(0.0, 0.2), // network
            new Band(-0.4, 0.0), // address, network
            new Band(5.0, 5.3), // country
            new Band(-0.4, 0.0), // address, country
            new Band(-0.4, 0.0), // network, country
            new Band(-1.0, -0.4))); // all

    /**
     * User agent, browser with version, operating system with version, device type.
     *
     * <p>Our working judgement against the same prior. Browsers update every few weeks and operating systems a few times a
     * year, so one of the two being new says little; both new on the usual device type is another client, and all new is
     * just MEDIUM by itself. User agents are public and copied at no cost (every stuffing tool does), so a full match
     * speaks for the client by little. The patterns with the exact user agent but not all that is read from it arise when
     * the parser's rules change.
     */
    public static final Bands USER_AGENT = new Bands(List.of(
            new Band(3.8, 4.4), // nothing
            new Band(0.4, 0.6), // user agent
            new Band(1.4, 2.4), // browser
            new Band(0.2, 0.4), // user agent, browser
            new Band(1.4, 2.4), // system
            new Band(0.2, 0.4), // user agent, system
            new Band(0.2, 0.4), // browser, system
            new Band(-0.3, 0.2), // user agent, browser, system
            new Band(2.8, 3.4), // device
            new Band(0.2, 0.4), // user agent, device
            new Band(0.4, 1.4), // browser, device
            new Band(-0.3, 0.2), // user agent, browser, device
            new Band(0.4, 1.4), // system, device
            new Band(-0.3, 0.2), // user agent, system, device
            new Band(-0.3, 0.2), // browser, system, device
            new Band(-0.4, -0.3))); // all

    public Bands {
        byPattern = List.copyOf(byPattern);
        if (Integer.bitCount(byPattern.size()) != 1) {
            throw new IllegalArgumentException("one band for each set of levels, not " + byPattern.size());
        }
        requireNested(byPattern);
    }

    public int levels() {
        return Integer.numberOfTrailingZeros(byPattern.size());
    }

    Band of(int pattern) {
        return byPattern.get(pattern);
    }

    private static void requireNested(List<Band> bands) {
        for (int larger = 0; larger < bands.size(); larger++) {
            for (int smaller = 0; smaller < bands.size(); smaller++) {
                if (Pattern.strictlyIncludes(larger, smaller)
                        && !bands.get(larger).liesAtOrBelow(bands.get(smaller))) {
                    throw new IllegalArgumentException("the band of pattern " + larger + ", " + bands.get(larger)
                            + ", reaches above that of its part " + smaller + ", " + bands.get(smaller));
                }
            }
        }
    }
}
