package io.sekisho.server.binding;

import io.sekisho.engine.state.Bounded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binding as stored.
 *
 * <pre>
 *   OFFERED ── registered ──▶ BOUND ── refreshed ──▶ BOUND
 *                               └── ended, or its device forgotten ──▶ ENDED
 * </pre>
 *
 * @param device     the account's device
 * @param cookie     the cookie that the browser keeps fresh
 * @param key        public JWK (RFC 7517), absent until registered
 * @param challenges what may be signed now, newest first; a signature may be of the one before (draft, "server considerations")
 */
record BindingDocument(
        String account,
        String device,
        Cookie cookie,
        @Nullable String key,
        List<Challenge> challenges,
        Instant createdAt,
        @Nullable Instant endedAt) {

    private static final Duration CHALLENGE_VALID_FOR = Duration.ofMinutes(5);
    private static final int CHALLENGES_MAX = 3;

    /**
     * Where the brokerage keeps it.
     *
     * @param refreshPath the brokerage's endpoint that the browser asks
     * @param attributes  as of its Set-Cookie, without Max-Age, which does not count (draft, "JSON session credentials format")
     */
    record Cookie(String name, String attributes, String refreshPath) {}

    /** @param value used once; worthless without the key */
    record Challenge(String value, Instant expiresAt) {}

    boolean isEnded() {
        return endedAt != null;
    }

    boolean accepts(String challenge, Instant now) {
        return challenges.stream()
                .anyMatch(known -> known.value().equals(challenge) && now.isBefore(known.expiresAt()));
    }

    BindingDocument asking(String challenge, Instant now) {
        Challenge asked = new Challenge(challenge, now.plus(CHALLENGE_VALID_FOR));
        return with(key, Bounded.plus(asked, challenges, CHALLENGES_MAX), endedAt);
    }

    /** The key was shown by signing a challenge, which is used up with those before it. */
    BindingDocument shown(String publicKey, String challenge) {
        int index = challenges.stream().map(Challenge::value).toList().indexOf(challenge);
        return with(publicKey, challenges.subList(0, Math.max(0, index)), endedAt);
    }

    BindingDocument ended(Instant now) {
        return with(key, List.of(), now);
    }

    private BindingDocument with(@Nullable String newKey, List<Challenge> newChallenges, @Nullable Instant newEnd) {
        return new BindingDocument(account, device, cookie, newKey, List.copyOf(newChallenges), createdAt, newEnd);
    }
}
