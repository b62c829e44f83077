package io.sekisho.server.account;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Bounded;
import io.sekisho.engine.state.Method;
import io.sekisho.server.memory.AccountMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Registers contacts and forgets devices, each in one transaction under the account's lock. */
final class Accounts {

    private final AccountMemory memory;
    private final Profiles profiles;
    private final ContactNotices notices;
    private final Supplier<PolicyTimeline> policies;
    private final InstantSource clock;
    private final Runnable mailsWaiting;

    Accounts(
            AccountMemory memory,
            Profiles profiles,
            ContactNotices notices,
            Supplier<PolicyTimeline> policies,
            InstantSource clock,
            Runnable mailsWaiting) {
        this.memory = memory;
        this.profiles = profiles;
        this.notices = notices;
        this.policies = policies;
        this.clock = clock;
        this.mailsWaiting = mailsWaiting;
    }

    /** An account as it stands. */
    record Account(AccountState state, Profile profile, NoticeWishes.Chosen notices) {}

    Optional<Account> find(String account) {
        return memory.find(account)
                .map(state -> new Account(
                        state,
                        profiles.find(account),
                        NoticeWishes.Chosen.of(
                                settings(clock.instant()).notices(),
                                memory.read(handle -> NoticeWishes.find(handle, account)))));
    }

    private Settings settings(Instant at) {
        return policies.get().at(at).policy().settings();
    }

    /** The account comes into being where it did not exist. */
    Account register(String account, Contacts contacts) {
        Account registered = memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Profile before = profiles.find(handle, account).orElse(Profile.NONE);
            Settings settings = settings(now);
            Duration quarantine = settings.contactQuarantine();
            NoticeWishes.requireAllowed(contacts.wish(), settings.notices());
            Profile after = changed(before, contacts, now, quarantine);
            profiles.save(handle, account, after);
            NoticeWishes.save(handle, account, contacts.wish());
            tell(handle, account, before, after, now, quarantine);
            AccountState next = state.with()
                    .factors(state.factors().withContacts(enrolled(after)))
                    .build();
            return new AccountMemory.Changed<>(
                    next,
                    new Account(
                            next,
                            after,
                            NoticeWishes.Chosen.of(settings.notices(), NoticeWishes.find(handle, account))));
        });
        mailsWaiting.run();
        return registered;
    }

    private static Profile changed(Profile before, Contacts contacts, Instant now, Duration quarantine) {
        Profile next = before;
        String email = contacts.email();
        boolean newEmail = email != null
                && !before.newestEmail().map(Profile.Contact::value).equals(Optional.of(email));
        if (email != null && newEmail) {
            if (before.emailsFull(now, quarantine)) {
                throw Contacts.tooManyChanges().exception();
            }
            next = next.withEmail(email, now, quarantine);
        }
        if (contacts.phones() != null) {
            next = next.withPhones(contacts.phones(), now, quarantine);
        }
        if (contacts.language() != null) {
            next = next.withLanguage(contacts.language());
        }
        return contacts.phrase() == null ? next : next.withPhrase(contacts.phrase());
    }

    /** A changed address is told to both, so that whoever owns the account hears of it. */
    private void tell(Handle handle, String account, Profile before, Profile after, Instant now, Duration quarantine) {
        Optional<Profile.Contact> old = before.newestEmail();
        Optional<Profile.Contact> fresh = after.newestEmail();
        if (old.isPresent() && fresh.isPresent() && !old.equals(fresh)) {
            notices.emailChanged(handle, account, after, old.get(), fresh.get(), now, quarantine);
        }
        if (!before.phones().isEmpty() && !Set.copyOf(before.phones()).equals(Set.copyOf(after.phones()))) {
            notices.phonesChanged(handle, account, before, after, now, quarantine);
        }
    }

    private static Set<Method> enrolled(Profile profile) {
        Set<Method> enrolled = EnumSet.noneOf(Method.class);
        if (!profile.emails().isEmpty()) {
            enrolled.add(Method.EMAIL_CODE);
        }
        if (!profile.phones().isEmpty()) {
            enrolled.add(Method.PHONE_CALL);
        }
        return enrolled;
    }

    /** Whether there was such a device. */
    boolean forgetDevice(String account, String device) {
        return memory.change(account, (handle, state) -> {
            boolean held = state.devices().stream().anyMatch(known -> known.id().equals(device));
            AccountState next = held
                    ? state.with()
                            .devices(Bounded.without(
                                    state.devices(), known -> known.id().equals(device)))
                            .build()
                    : state;
            return new AccountMemory.Changed<>(next, held);
        });
    }

    void forgetDevices(String account) {
        memory.change(account, (handle, state) -> {
            AccountState next = state.devices().isEmpty()
                    ? state
                    : state.with().devices(List.of()).build();
            return new AccountMemory.Changed<>(next, true);
        });
    }
}
