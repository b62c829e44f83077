package io.sekisho.server.user;

import java.util.Locale;

/** What a user of the console may do. */
public enum Role {
    /** Looks, and works on cases, holds and labels. */
    ANALYST,
    /** An analyst who also approves: policies, and that an account is handed back. */
    SUPERVISOR,
    /** Looks, and changes nothing. */
    AUDITOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean acts() {
        return this != AUDITOR;
    }

    public boolean approves() {
        return this == SUPERVISOR;
    }

    static Role of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
