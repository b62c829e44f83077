package io.sekisho.surveillance;

/**
 * Which events of one account were seen, by their version: the latest, and of the 64 before it each. Logs are delivered at least once,
 * and somewhat out of order.
 *
 * @param latest 0 where none was seen
 * @param before bit n says that {@code latest - 1 - n} was
 */
public record Versions(long latest, long before) {

    public static final Versions NONE = new Versions(0, 0);

    private static final int REMEMBERED = 64;

    /** Whether it was seen; one too old to know counts as seen, since doubling is worse than missing what is long over. */
    public boolean has(long version) {
        long behind = latest - version;
        if (behind <= 0) {
            return behind == 0 && latest > 0;
        }
        return behind > REMEMBERED || (before >>> (behind - 1) & 1) == 1;
    }

    public Versions plus(long version) {
        long ahead = version - latest;
        if (ahead <= 0) {
            return has(version) ? this : new Versions(latest, before | 1L << (-ahead - 1));
        }
        // Java shifts by the distance modulo 64.
        long shifted = ahead > REMEMBERED ? 0 : ahead == REMEMBERED ? 0 : before << ahead;
        long last = latest == 0 || ahead > REMEMBERED ? 0 : 1L << (ahead - 1);
        return new Versions(version, shifted | last);
    }
}
