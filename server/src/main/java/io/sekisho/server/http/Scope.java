package io.sekisho.server.http;

import java.util.Locale;
import java.util.Optional;

/** What a key may do. As an {@link Access}, it asks for a key that has this scope. */
public enum Scope implements Access {
    /** Assessments, challenges and proofs. */
    ASSESS,
    ACCOUNTS,
    ANALYST,
    SUPERVISOR,
    AUDITOR,
    MARKET,
    IMPORT,
    ADMIN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<Scope> ofWireName(String name) {
        for (Scope scope : values()) {
            if (scope.wireName.equals(name)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
