package io.sekisho.engine.state;

/**
 * A 64-bit fingerprint of a text, so that an account's memory stays small and holds no addresses in the clear.
 *
 * <p>FNV-1a, 64 bit (Fowler, Noll, Vo; draft-eastlake-fnv), finished with the mixer of MurmurHash3 so that near texts land
 * far apart. It keeps no secret and withstands no attacker who picks texts to collide; what it counts is never a
 * credential.
 */
public final class Fingerprint {

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Fingerprint() {}

    public static long of(String text) {
        long hash = OFFSET_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        hash *= 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
