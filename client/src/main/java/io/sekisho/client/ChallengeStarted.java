package io.sekisho.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A challenge waits for the customer.
 *
 * @param sentTo      of a mailed code: the address, masked
 * @param resendAfter of a mailed code: when another mail may be asked for
 * @param delivery    of a mailed code: {@code queued}, {@code sent}, {@code delayed} or {@code expired}
 * @param call        of a call: the number to call
 * @param callFrom    of a call: the registered number, masked
 * @param callFromAlso of a call: further registered numbers that it may come from, masked; empty otherwise
 * @param match       of a call: digits to key in
 * @param callId      of a call: digits that name it, where several wait for one number and the voice asks which
 * @param publicKey   of a passkey: PublicKeyCredentialRequestOptionsJSON of WebAuthn; empty otherwise
 */
public record ChallengeStarted(
        @Nullable Instant expiresAt,
        @Nullable String sentTo,
        @Nullable Instant resendAfter,
        @Nullable String delivery,
        @Nullable String call,
        @Nullable String callFrom,
        List<String> callFromAlso,
        @Nullable String match,
        @Nullable String callId,
        Map<String, Object> publicKey) {

    /** The server leaves out what is empty. */
    public ChallengeStarted {
        callFromAlso = callFromAlso == null ? List.of() : callFromAlso;
        publicKey = publicKey == null ? Map.of() : publicKey;
    }
}
