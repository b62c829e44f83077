package io.sekisho.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event judged. Where nobody could judge it in time, {@link #judged()} is false and the decision is the client's own.
 *
 * @param risk      null where it was not judged by a server
 * @param reasons   heaviest first; for analysts, not for customers
 * @param policy    null where it was not judged by a server
 * @param challenge with CHALLENGE, and with HOLD when the customer can release it
 * @param hold      with HOLD
 * @param device    a secret: the token to set as a cookie, with every successful login but DENY
 */
public record Assessment(
        String id,
        String account,
        Decision decision,
        @Nullable Risk risk,
        List<Reason> reasons,
        @Nullable PolicyUsed policy,
        @Nullable ChallengeOffer challenge,
        @Nullable String hold,
        @Nullable String device) {

    private static final String NOT_JUDGED = "NOT_JUDGED";

    /** @param score probability that the account is in an attacker's hands, 0 to 1 */
    public record Risk(double score, Level level) {

        public enum Level {
            LOW,
            MEDIUM,
            HIGH,
            CRITICAL
        }
    }

    /** @param bits log2 likelihood ratio; positive speaks for an attacker */
    public record Reason(String code, double bits, String detail) {}

    public record PolicyUsed(String name, int version, String rule) {}

    /**
     * What must be passed.
     *
     * @param require one method of each inner list
     * @param methods still open, in the policy's order
     * @param url     the hosted page, below the server's public address
     */
    public record ChallengeOffer(
            String id,
            List<List<ChallengeMethod>> require,
            List<ChallengeMethod> methods,
            String url,
            Instant expiresAt) {}

    /** The server leaves out what is empty. */
    public Assessment {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    static Assessment notJudged(AssessmentRequest request, Decision decision, String why) {
        List<Reason> reasons = List.of(new Reason(NOT_JUDGED, 0, why));
        return new Assessment(request.id(), request.account(), decision, null, reasons, null, null, null, null);
    }

    /** Whether risk and policy decided; false where the server could not be reached, or could not decide and let it go on. */
    public boolean judged() {
        return reasons.stream().noneMatch(reason -> reason.code().equals(NOT_JUDGED));
    }

    @Override
    public String toString() {
        return "Assessment[id=" + id + ", account=" + account + ", decision=" + decision + ", risk=" + risk
                + ", reasons=" + reasons + ", policy=" + policy + ", challenge=" + challenge + ", hold=" + hold
                + ", device=" + (device == null ? "none" : "[REDACTED]") + "]";
    }
}
