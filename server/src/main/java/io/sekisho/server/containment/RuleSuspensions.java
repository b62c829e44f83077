package io.sekisho.server.containment;

import io.sekisho.server.memory.AccountMemory;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts on record what rules suspended, a moment after the decision that refused it. */
public final class RuleSuspensions {

    private static final int AT_ONCE = 100;
    private static final String ACCOUNT = "account";

    private static final Logger LOG = LoggerFactory.getLogger(RuleSuspensions.class);

    private final AccountMemory memory;
    private final Suspending suspending;
    private final Runnable mailsWaiting;

    public RuleSuspensions(AccountMemory memory, Suspending suspending, Runnable mailsWaiting) {
        this.memory = memory;
        this.suspending = suspending;
        this.mailsWaiting = mailsWaiting;
    }

    /** One that cannot be settled now is undone by itself, met again, and stands in no other's way. In the caller's transaction. */
    public void settle(Handle handle, Instant now) {
        var accounts = handle.createQuery("SELECT DISTINCT account FROM suspension_due LIMIT ?")
                .bind(0, AT_ONCE)
                .mapTo(String.class)
                .list();
        for (String account : accounts) {
            handle.savepoint(ACCOUNT);
            try {
                settle(account, now);
                handle.releaseSavepoint(ACCOUNT);
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint(ACCOUNT);
                LOG.error("the suspension of account {} by a rule is not put on record just now", account, e);
            }
        }
    }

    private void settle(String account, Instant now) {
        memory.change(account, (locked, state) -> {
            suspending.settle(locked, account, now);
            return new AccountMemory.Changed<>(state, account);
        });
        mailsWaiting.run();
    }
}
