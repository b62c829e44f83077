package io.sekisho.server.telephone;

/** What stands behind a calling number. */
public enum Attestation {
    /** A From header, which anybody can write. */
    CLAIMED,
    /** PASSporT attestation C (RFC 8588, "gateway"): the signer knows only where the call entered. */
    SIGNED_C,
    /** PASSporT attestation B ("partial"): the signer knows the caller, not that the number is his. */
    SIGNED_B,
    /** PASSporT attestation A ("full"): the signer knows the caller and that he may use the number. */
    SIGNED_A,
    /** P-Asserted-Identity (RFC 3325) from a trunk trusted to send it, or a cloud provider's signed request that says so. */
    ASSERTED,
    /** We called the registered number, and it answered. */
    CALLED_BACK
}
