package io.sekisho.engine.fact;

/**
 * Where an address belongs.
 *
 * @param address      canonical text of the address; an IPv6 address is cut to its /64, since hosts rotate the rest
 *                     (RFC 8981)
 * @param block        the neighbourhood: /24 of an IPv4, /48 of an IPv6 address
 * @param asn          autonomous system number, 0 when unknown
 * @param organisation name of the autonomous system, empty when unknown
 * @param country      ISO 3166-1 alpha-2, {@code ZZ} when unknown
 * @param kind         what the operator's lists say of it
 * @param dataVersion  versions of the database and lists that answered
 */
public record Network(
        String address, String block, long asn, String organisation, String country, Kind kind, String dataVersion) {

    public static final String UNKNOWN_COUNTRY = "ZZ";

    public enum Kind {
        /** On no list: a home, an office, a mobile operator, or anything not yet listed. */
        UNLISTED,
        HOSTING,
        VPN,
        TOR;

        /** Networks that hide where a client is: a relayable factor passed from one opens a restricted session only. */
        public boolean hidesOrigin() {
            return this != UNLISTED;
        }
    }

    /** Two addresses in one autonomous system are one network; without that knowledge, the neighbourhood decides. */
    public boolean sameAs(Network other) {
        return (asn != 0 && other.asn != 0) ? asn == other.asn : block.equals(other.block);
    }
}
