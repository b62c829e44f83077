package io.sekisho.server.containment;

import io.sekisho.server.http.Principal;
import io.sekisho.server.http.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is stopped.
 *
 * @param actor      who, for the record
 * @param assessment the event that it was stopped for, absent where it was none
 */
record Stop(By by, String actor, String reason, @Nullable String assessment) {

    /** Who may stop an account. */
    enum By {
        ANALYST,
        CUSTOMER,
        RULE,
        SERVICE;

        String wire() {
            return WireNames.of(this);
        }
    }

    static Stop of(Principal who, String reason) {
        return new Stop(who.person() == null ? By.SERVICE : By.ANALYST, who.actor(), reason, null);
    }

    static Stop byCustomer(String reason) {
        return new Stop(By.CUSTOMER, By.CUSTOMER.wire(), reason, null);
    }

    static Stop byRule(String rule, String assessment) {
        return new Stop(By.RULE, By.RULE.wire(), rule, assessment);
    }
}
