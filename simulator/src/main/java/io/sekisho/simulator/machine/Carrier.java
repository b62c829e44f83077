package io.sekisho.simulator.machine;

import io.sekisho.simulator.chance.Chance;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whose addresses a client has. Ranges are as announced in 2026; which customers have which provider is a judgement from the sizes of
 * the providers.
 */
public enum Carrier {
    OCN(30, 14, "2400:4050", "153.128.0.0/14 180.0.0.0/16 118.8.0.0/16 114.160.0.0/16 220.104.0.0/16"),
    KDDI(22, 200, "240f:50", "27.80.0.0/12 14.8.0.0/14"),
    SOFTBANK(20, 60, "2400:2650", "126.0.0.0/10"),
    JCOM(11, 120, "", "119.171.0.0/16 124.144.0.0/16 61.21.0.0/16"),
    OPTAGE(7, 90, "", "58.190.0.0/16 60.56.0.0/15"),
    SONY(5, 30, "", "118.240.0.0/16"),
    ARTERIA(5, 365, "", "221.116.0.0/16"),
    DOCOMO_MOBILE(40, 0, "", "49.96.0.0/14"),
    KDDI_MOBILE(32, 0, "", "106.128.0.0/12"),
    SOFTBANK_MOBILE(28, 0, "", "126.192.0.0/10"),
    SINGTEL(0, 5, "", "116.14.0.0/16 219.74.0.0/16 118.200.0.0/16"),
    HONG_KONG_BROADBAND(0, 5, "", "175.45.20.0/22"),
    COMCAST(0, 5, "", "73.0.0.0/10"),
    CHINANET(0, 3, "", "36.96.0.0/12"),
    BEELINE(0, 3, "", "95.24.0.0/14"),
    M247(0, 0, "", "146.70.205.0/24 37.120.154.0/24"),
    DATACAMP(0, 0, "", "89.187.160.0/24 143.244.40.0/24"),
    AMAZON(0, 0, "", "13.112.0.0/14 54.248.0.0/15 52.192.0.0/13"),
    DIGITALOCEAN(0, 0, "", "159.89.0.0/16 134.209.0.0/16"),
    VULTR(0, 0, "", "45.76.0.0/16 45.32.0.0/16");

    private static final List<Carrier> HOMES = List.of(OCN, KDDI, SOFTBANK, JCOM, OPTAGE, SONY, ARTERIA);
    private static final List<Carrier> MOBILES = List.of(DOCOMO_MOBILE, KDDI_MOBILE, SOFTBANK_MOBILE);

    /** Where people travel to. */
    private static final List<Carrier> ABROAD = List.of(SINGTEL, HONG_KONG_BROADBAND, COMCAST);

    private static final List<Carrier> ANYWHERE = List.of(CHINANET, BEELINE, HONG_KONG_BROADBAND, COMCAST, SINGTEL);
    private static final List<Carrier> VPNS = List.of(M247, DATACAMP, AMAZON, VULTR);
    private static final List<Carrier> HOSTS = List.of(AMAZON, DIGITALOCEAN, VULTR);

    private static final Map<Carrier, List<Range>> RANGES = parsed();

    private static final int ADDRESS_BITS = 32;
    private static final int SHARED_BITS = 12;

    private final int weight;
    private final int leaseDays;
    private final String ipv6;
    private final String cidrs;

    private static Map<Carrier, List<Range>> parsed() {
        Map<Carrier, List<Range>> parsed = new EnumMap<>(Carrier.class);
        for (Carrier carrier : values()) {
            parsed.put(
                    carrier,
                    Arrays.stream(carrier.cidrs.split(" ", -1)).map(Range::of).toList());
        }
        return parsed;
    }

    private record Range(int base, int bits) {

        static Range of(String cidr) {
            String[] parts = cidr.split("[./]", -1);
            int base = 0;
            for (int i = 0; i < 4; i++) {
                base = (base << 8) | Integer.parseInt(parts[i]);
            }
            return new Range(base, Integer.parseInt(parts[4]));
        }

        String address(long random) {
            int free = ADDRESS_BITS - bits;
            int host = (int) random & ((1 << free) - 1);
            // Neither .0 nor .255: those are networks and broadcasts as a rule.
            int last = 1 + Math.floorMod(host & 0xff, 254);
            int address = base | host;
            return (address >>> 24) + "." + ((address >>> 16) & 0xff) + "." + ((address >>> 8) & 0xff) + "." + last;
        }
    }

    /**
     * @param weight    of it among the homes' or the mobile ones
     * @param leaseDays after which a home's address changes; 0 where each visit has another one
     * @param ipv6      first 32 bits of its IPv6 addresses, empty where customers have none
     * @param cidrs     of its IPv4 addresses, with spaces between
     */
    Carrier(int weight, int leaseDays, String ipv6, String cidrs) {
        this.weight = weight;
        this.leaseDays = leaseDays;
        this.ipv6 = ipv6;
        this.cidrs = cidrs;
    }

    public static Carrier home(Chance chance) {
        return drawn(HOMES, chance);
    }

    public static Carrier mobile(Chance chance) {
        return drawn(MOBILES, chance);
    }

    public static Carrier abroad(Chance chance) {
        return chance.of(ABROAD);
    }

    public static Carrier anywhere(Chance chance) {
        return chance.of(ANYWHERE);
    }

    public static Carrier vpn(Chance chance) {
        return chance.of(VPNS);
    }

    public static Carrier host(Chance chance) {
        return chance.of(HOSTS);
    }

    private static Carrier drawn(List<Carrier> among, Chance chance) {
        return among.get(chance.weighted(
                among.stream().mapToInt(carrier -> carrier.weight).toArray()));
    }

    private List<Range> ranges() {
        return RANGES.getOrDefault(this, List.of());
    }

    public boolean hasIpv6() {
        return !ipv6.isEmpty();
    }

    public int leaseDays() {
        return leaseDays;
    }

    /** Anywhere in its ranges. */
    public String address(Chance chance) {
        return chance.of(ranges()).address(chance.bits());
    }

    /** Of those that homes around a place share (/20). */
    public String address(long place, Chance chance) {
        List<Range> ranges = ranges();
        Range range = ranges.get(Math.floorMod(place, ranges.size()));
        return range.address((place << SHARED_BITS) | chance.below(1 << SHARED_BITS));
    }

    /** An address of a place's prefix, whose second half changes with every visit (RFC 8981). */
    public String ipv6(long place, Chance chance) {
        return "%s:%x:%x:%x:%x:%x:%x"
                .formatted(
                        ipv6,
                        place & 0xffff,
                        (place >>> 16) & 0xffff,
                        chance.below(65536),
                        chance.below(65536),
                        chance.below(65536),
                        chance.below(65536));
    }
}
