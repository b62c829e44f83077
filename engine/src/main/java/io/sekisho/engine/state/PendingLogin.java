package io.sekisho.engine.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login that was challenged: what it would teach is learned only once the challenge is passed.
 *
 * @param device   id of the device that is unproven until then
 * @param replaces id of the device whose token the login showed, which the new one then replaces
 * @param oddities what the challenge asks about, vouched for once passed
 */
public record PendingLogin(
        String assessment,
        Instant time,
        LoginTraits traits,
        String device,
        @Nullable String replaces,
        List<String> oddities) {

    /** Challenged logins kept of one account; the oldest falls out, and passing its challenge then teaches nothing. */
    public static final int MAX_PENDING = 8;
}
