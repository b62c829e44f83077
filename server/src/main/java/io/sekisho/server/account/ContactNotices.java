package io.sekisho.server.account;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Tells customers of changed contacts; what is told belongs to the transaction of the change. */
public interface ContactNotices {

    void emailChanged(
            Handle handle, String account, Profile profile, Profile.Contact old, Profile.Contact fresh, Instant at);

    /** The transaction is over: whatever was to be told can go out now. */
    void wake();
}
