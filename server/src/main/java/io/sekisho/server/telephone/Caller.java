package io.sekisho.server.telephone;

/** Who calls, as far as the telephone network says. */
public sealed interface Caller {

    /** The caller withholds the number (RFC 3323, RFC 3325: Privacy id, an anonymous From). */
    record Hidden() implements Caller {}

    /** What came as a number is none. */
    record Unreadable() implements Caller {}

    /** @param number E.164, such as {@code +81312345678} */
    record Known(String number, Attestation attestation) implements Caller {

        /** A customer's number is personal data. */
        @Override
        public String toString() {
            return "Known[" + attestation + "]";
        }
    }
}
