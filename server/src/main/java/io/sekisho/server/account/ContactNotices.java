package io.sekisho.server.account;

import io.sekisho.server.notice.Notice;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.Recipient;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells customers of changed contacts; what is told belongs to the transaction of the change. */
final class ContactNotices {

    private final Outbox outbox;

    ContactNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Both are told, so that whoever owns the account hears of it. */
    void emailChanged(
            Handle handle,
            String account,
            Profile profile,
            Profile.Contact old,
            Profile.Contact fresh,
            Instant at,
            Duration quarantine) {
        Notice notice = new Notice.ContactChanged(
                Notice.Contact.EMAIL, Masking.email(old.value()), Masking.email(fresh.value()), at, quarantine);
        for (String address : List.of(old.value(), fresh.value())) {
            outbox.enqueue(
                    handle, account, notice, new Recipient(address, Language.of(profile.language()), profile.phrase()));
        }
    }
}
