package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Attestation;

/**
 * What holds for one call, by the hour, the policy and the carrier.
 *
 * @param open            whether calls are taken at this hour
 * @param provenOnly      whether an unproven number is refused
 * @param callsBack       when the registered number is called back
 * @param carrierCallsOut whether this call's carrier can call back; where it cannot and should, only a proven number will do
 */
record Rules(boolean open, boolean provenOnly, CallBack callsBack, boolean carrierCallsOut) {

    /** When the registered number is called back. */
    enum CallBack {
        NEVER,
        UNPROVEN,
        ALWAYS
    }

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
        boolean wanted = callsBack == CallBack.ALWAYS || (callsBack == CallBack.UNPROVEN && !proven);
        if (wanted && carrierCallsOut) {
            return Admission.CALLED_BACK;
        }
        return proven || (!provenOnly && !wanted) ? Admission.ADMITTED : Admission.REFUSED;
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
