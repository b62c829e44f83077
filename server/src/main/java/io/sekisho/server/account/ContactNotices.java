package io.sekisho.server.account;

import io.sekisho.server.notice.Notice;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.Recipient;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Tells customers of changed contacts; what is told belongs to the transaction of the change. */
final class ContactNotices {

    /** Where no number is left. */
    private static final String NONE = "-";

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

    /** The address in use for step-up is told, and the newest, so that whoever owns the account hears of it. */
    void phonesChanged(Handle handle, String account, Profile before, Profile after, Instant at, Duration quarantine) {
        Notice notice = new Notice.ContactChanged(
                Notice.Contact.PHONE, masked(before.phones()), masked(after.phones()), at, quarantine);
        Stream.concat(after.newestEmail().stream(), after.emailForStepUp(at, quarantine).stream())
                .map(Profile.Contact::value)
                .distinct()
                .forEach(address -> outbox.enqueue(
                        handle,
                        account,
                        notice,
                        new Recipient(address, Language.of(after.language()), after.phrase())));
    }

    private static String masked(List<Profile.Contact> phones) {
        return phones.isEmpty()
                ? NONE
                : phones.stream().map(phone -> Masking.phone(phone.value())).collect(Collectors.joining(", "));
    }
}
