package io.sekisho.engine.state;

import io.sekisho.engine.fact.Network;
import java.util.function.LongPredicate;

/**
 * An address as 64 bits that still tell its network and its neighbourhood: 16 bits of the network's fingerprint, 16 of the
 * neighbourhood's, 32 of the address's own. So an account's memory of addresses answers questions about either, at no more
 * room. Within one account's few addresses a chance collision is one in hundreds of millions; two of its networks look
 * alike once in some thousand accounts, which blurs how often addresses change there, nothing else.
 */
public final class Place {

    private static final long NETWORK = 0xffff_0000_0000_0000L;
    private static final long NEIGHBOURHOOD = 0xffff_ffff_0000_0000L;
    private static final long ADDRESS = 0x0000_ffff_ffff_ffffL;

    private Place() {}

    public static long of(Network at) {
        return (mixed(networkValue(at)) & NETWORK)
                | (Fingerprint.of(at.block()) >>> 16 & (NEIGHBOURHOOD & ~NETWORK))
                | (Fingerprint.of(at.address()) & ~NEIGHBOURHOOD);
    }

    /** Whether a place is the same address, in whatever network the address database had it then. */
    public static LongPredicate sameAddress(long place) {
        return within(place, ADDRESS);
    }

    /** Whether a place is in the same network. */
    public static LongPredicate sameNetwork(Network at) {
        return within(of(at), NETWORK);
    }

    /** Whether a place is in the same network and, of it, in the same /24 (IPv4) or /48 (IPv6). */
    public static LongPredicate sameNeighbourhood(Network at) {
        return within(of(at), NEIGHBOURHOOD);
    }

    private static LongPredicate within(long place, long bits) {
        long wanted = place & bits;
        return other -> (other & bits) == wanted;
    }

    /**
     * The network level of the model: the autonomous system; without a known one, the neighbourhood. Its ranges that are
     * listed as hiding their users are networks of their own: a home line vouches for no exit of a VPN that its provider
     * houses.
     */
    public static long networkValue(Network at) {
        if (at.kind().hidesOrigin()) {
            return Fingerprint.of(at.kind() + " " + (at.asn() == 0 ? at.block() : at.asn()));
        }
        return at.asn() == 0 ? Fingerprint.of(at.block()) : at.asn();
    }

    /** Autonomous systems are small numbers: their high bits would tell nothing. */
    private static long mixed(long value) {
        return Fingerprint.of(Long.toHexString(value));
    }
}
