package io.sekisho.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Whose doing an event is.
 *
 * @param takeover whether somebody else than the account's owner did it
 * @param attacker what kind of thief; absent where it is no takeover
 * @param scheme   the scheme it belongs to, absent where it belongs to none. A beneficiary's own orders belong to one and are no takeover
 * @param step     of the theft or scheme, absent for honest people
 * @param honest   what is odd about an honest event; absent for thieves and beneficiaries
 */
public record Label(
        boolean takeover,
        @Nullable AttackerClass attacker,
        @Nullable String scheme,
        @Nullable Step step,
        @Nullable Honest honest) {

    static Label honest(Honest kind) {
        return new Label(false, null, null, null, kind);
    }

    static Label theft(AttackerClass attacker, @Nullable String scheme, Step step) {
        return new Label(true, attacker, scheme, step, null);
    }

    static Label beneficiary(String scheme, Step step) {
        return new Label(false, null, scheme, step, null);
    }

    /** An order that a group makes in an account of its own. */
    public boolean beneficiary() {
        return !takeover && scheme != null;
    }
}
