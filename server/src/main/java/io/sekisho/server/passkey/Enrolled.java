package io.sekisho.server.passkey;

import io.sekisho.engine.state.AccountState;
import java.time.Instant;
import java.util.Comparator;
import org.jdbi.v3.core.Handle;

/** Keeps an account's memory in step with the passkeys it has. */
final class Enrolled {

    private Enrolled() {}

    /** The memory as it must be with the passkeys that are stored now. */
    static AccountState after(Handle handle, AccountState state, String account, String party) {
        Instant oldest = PasskeyTable.of(handle, account, party).stream()
                .map(Kept::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return state.with().factors(state.factors().withPasskeys(oldest)).build();
    }
}
