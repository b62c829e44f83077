package io.sekisho.server.passkey;

import io.sekisho.server.account.Profile;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.Recipient;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Tells customers that a passkey was added or removed, within the transaction that does it. */
record PasskeyNotices(Profiles profiles, Outbox outbox) {

    /** Also at an address that was replaced lately: whoever owns the account hears of it. */
    void tell(Handle handle, String account, Notice notice, Instant now, Duration quarantine) {
        Optional<Profile> known = profiles.find(handle, account);
        known.ifPresent(profile -> Stream.concat(
                        profile.newestEmail().stream(), profile.emailForStepUp(now, quarantine).stream())
                .map(Profile.Contact::value)
                .distinct()
                .forEach(address -> outbox.enqueue(
                        handle,
                        account,
                        notice,
                        new Recipient(address, Language.of(profile.language()), profile.phrase()))));
    }
}
