package io.sekisho.server.passkey;

import io.sekisho.engine.state.AccountState;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What follows when a passkey's counter went back: the account's memory has it, and a case is opened. */
public final class Copies {

    private static final String CUSTOMER = "customer";

    private final Cases cases;

    public Copies(Cases cases) {
        this.cases = cases;
    }

    /**
     * Called under the account's lock.
     *
     * @param assessment what it was shown for, absent where it was shown to log in
     * @return the memory to keep
     */
    public AccountState noticed(
            Handle handle, AccountState state, Kept kept, @Nullable String assessment, Instant now) {
        String text = "the signature counter of passkey \"" + kept.name() + "\" (" + kept.id() + ") went back behind "
                + kept.passkey().counter() + ": it may have been copied; it was refused";
        cases.occurred(
                handle,
                new Cases.Occurrence(
                        CaseFile.Kind.PASSKEY, kept.account(), CUSTOMER, "passkeyCopied", text, assessment),
                now);
        return state.with().factors(state.factors().withCounterRegressed(now)).build();
    }
}
