package io.sekisho.client;

import org.jspecify.annotations.Nullable;

/**
 * What approves that a passkey is added or removed: a change of passkey, allowed or proven, within the last minutes, once.
 *
 * @param proof      of a challenged change; handed over here, not consumed before
 * @param assessment id of an allowed change
 */
public record PasskeyApproval(
        @Nullable String proof, @Nullable String assessment) {

    public static PasskeyApproval proven(String proof) {
        return new PasskeyApproval(proof, null);
    }

    public static PasskeyApproval allowed(String assessment) {
        return new PasskeyApproval(null, assessment);
    }

    /** Without the proof, which is a secret until it is used. */
    @Override
    public String toString() {
        return "PasskeyApproval[" + (proof == null ? "assessment=" + assessment : "proof=[REDACTED]") + "]";
    }
}
