package io.sekisho.server.telephone.passport;

import io.sekisho.server.telephone.Attestation;

/** What the Identity headers of a call say about its number. */
public sealed interface Vouching {

    /** Nobody whose certificate we hold has signed: the number stands as if without. */
    record Unsigned() implements Vouching {}

    /** @param attestation one of SIGNED_A, SIGNED_B, SIGNED_C */
    record Signed(Attestation attestation) implements Vouching {}

    /** A signer whom we know is said to have signed this call, which is not so: the call is refused (RFC 8224, section 6.2.2). */
    record Forged(Flaw flaw) implements Vouching {}

    /** Why a signature does not hold, with what a verifier answers. */
    enum Flaw {
        STALE(403, "Stale Date"),
        INVALID(438, "Invalid Identity Header");

        private final int status;
        private final String phrase;

        Flaw(int status, String phrase) {
            this.status = status;
            this.phrase = phrase;
        }

        public int status() {
            return status;
        }

        public String phrase() {
            return phrase;
        }
    }
}
