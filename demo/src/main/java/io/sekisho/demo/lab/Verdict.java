package io.sekisho.demo.lab;

/** What came of a trial, as the brokerage's books and pages show it. */
public enum Verdict {
    /** An attacker who never came in. */
    KEPT_OUT(true),
    /** An attacker in a restricted session: he saw the account, and nothing in it changed. */
    LOOKED_ONLY(true),
    /** An attacker in a full session, who bought nothing of what he came for; what he sold is cash of the customer's. */
    PURCHASE_HELD(true),
    /** An attacker in a full session, even if he did no harm with it. */
    GOT_IN(false),
    /** Something in the account changed by an attacker's hand. */
    HARMED(false),
    /** An honest customer who did what he wanted. */
    THROUGH(true),
    /** An honest customer who could not. */
    STUCK(false);

    private final boolean good;

    Verdict(boolean good) {
        this.good = good;
    }

    public boolean good() {
        return good;
    }
}
