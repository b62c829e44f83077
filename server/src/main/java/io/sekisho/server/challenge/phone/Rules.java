package io.sekisho.server.challenge.phone;

import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.state.Assurance;
import io.sekisho.server.telephone.Attestation;

/**
 * What holds for one call, by the hour, the policy and the carrier.
 *
 * @param open            whether calls are taken at this hour
 * @param carrierCallsOut whether this call's carrier can call back; where it cannot and should, only a proven number will do
 */
record Rules(boolean open, Settings.Calls policy, boolean carrierCallsOut) {

    /** What to do about a caller whose call is waited for. */
    enum Admission {
        ADMITTED,
        CALLED_BACK,
        REFUSED
    }

    Admission admit(Attestation attestation) {
        if (attestation == Attestation.CALLED_BACK) {
            return Admission.ADMITTED;
        }
        boolean proven = proven(attestation);
        boolean enough = !policy.attested() || attestation == Attestation.SIGNED_A;
        boolean wanted = switch (policy.callBack()) {
            case NEVER -> false;
            case UNPROVEN -> !proven || !enough;
            case ALWAYS -> true;
        };
        if (wanted && carrierCallsOut) {
            return Admission.CALLED_BACK;
        }
        return enough && (proven || !wanted) ? Admission.ADMITTED : Admission.REFUSED;
    }

    /**
     * Whether the caller may ask to stop his account: somebody answers for the number, and we can ring there besides. A number in a bare
     * From may be anybody's, and whoever wrote it there must not make us ring at its owner's.
     */
    boolean mayStop(Attestation attestation) {
        return carrierCallsOut && proven(attestation);
    }

    /** How much a call proves (API contract). */
    static Assurance assurance(Attestation attestation) {
        return proven(attestation) ? Assurance.SUBSTANTIAL : Assurance.LOW;
    }

    /**
     * Whether somebody answers for the number: the trunk (RFC 3325), who signed the call in full (RFC 8588 attestation A), or our own
     * calling back. Whoever signed B or C does not say that the caller may use the number.
     */
    static boolean proven(Attestation attestation) {
        return switch (attestation) {
            case ASSERTED, SIGNED_A, CALLED_BACK -> true;
            case CLAIMED, SIGNED_B, SIGNED_C -> false;
        };
    }
}
