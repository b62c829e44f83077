package io.sekisho.engine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser or app that holds a device token of this account.
 *
 * @param id       public name of the device, not derived from any token
 * @param current  hash of the token last issued
 * @param previous hash of the token before it: still good, since the answer that carried the current one may be lost
 * @param proven   whether a login from it was allowed or a challenge passed; a token handed out with a challenge is not
 *                 proven until it passes
 * @param label    what it is, such as {@code Chrome 131 on Windows 10}
 * @param retired  whether a token older than {@code previous} was shown: two holders of one token
 */
public record Device(
        String id,
        String current,
        @Nullable String previous,
        boolean proven,
        String label,
        long network,
        Instant firstSeen,
        Instant lastSeen,
        boolean retired) {

    /** Devices kept of one account; the one longest unseen falls out. */
    public static final int MAX_DEVICES = 16;

    public boolean holds(String hash) {
        return hash.equals(current) || hash.equals(previous);
    }
}
