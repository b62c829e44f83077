package io.sekisho.server.account;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.Recipient;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Tells customers something at the address that is theirs beyond doubt: a changed one not before its quarantine is over. */
public final class CustomerMails {

    private final Profiles profiles;
    private final Outbox outbox;
    private final Supplier<PolicyTimeline> policies;

    public CustomerMails(Profiles profiles, Outbox outbox, Supplier<PolicyTimeline> policies) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.policies = policies;
    }

    /** Adds the mail in the handle's transaction; false where there is no address. */
    public boolean tell(Handle handle, String account, Notice notice, Instant now) {
        Profile profile = profiles.find(handle, account).orElse(Profile.NONE);
        Duration quarantine = policies.get().at(now).policy().settings().contactQuarantine();
        Optional<Profile.Contact> address =
                profile.emailForStepUp(now, quarantine).or(profile::newestEmail);
        address.ifPresent(contact -> outbox.enqueue(
                handle,
                account,
                notice,
                new Recipient(contact.value(), Language.of(profile.language()), profile.phrase())));
        return address.isPresent();
    }

    /**
     * As {@link #tell}, at every address that is known and out of quarantine, also one that was replaced lately: for what whoever owns the
     * account must hear of.
     */
    public void tellAll(Handle handle, String account, Notice notice, Instant now) {
        Profile profile = profiles.find(handle, account).orElse(Profile.NONE);
        Duration quarantine = policies.get().at(now).policy().settings().contactQuarantine();
        profile.emailsForNotices(now, quarantine)
                .forEach(address -> outbox.enqueue(
                        handle,
                        account,
                        notice,
                        new Recipient(address, Language.of(profile.language()), profile.phrase())));
    }
}
