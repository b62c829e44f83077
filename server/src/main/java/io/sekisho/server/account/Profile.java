package io.sekisho.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a customer; kept sealed.
 *
 * @param language {@code ja} or {@code en}
 * @param phrase   the customer's own words, shown in mails so that they are known to be ours
 * @param emails   newest first
 * @param phones   the registered numbers, E.164
 */
public record Profile(String language, @Nullable String phrase, List<Contact> emails, List<Contact> phones) {

    static final Profile NONE = new Profile("ja", null, List.of(), List.of());

    /** Earlier contacts kept while the ones that replaced them are in quarantine. */
    static final int MAX_HISTORY = 16;

    /**
     * A contact of one kind.
     *
     * @param first whether it is the first of its kind: registered, not changed, and good at once
     */
    public record Contact(String value, Instant since, boolean first) {

        boolean outOfQuarantine(Instant now, Duration quarantine) {
            return first || !now.isBefore(since.plus(quarantine));
        }
    }

    /** The address to mail codes to: the newest out of quarantine, so that a changed one is not used at once. */
    public Optional<Contact> emailForStepUp(Instant now, Duration quarantine) {
        return emails.stream()
                .filter(contact -> contact.outOfQuarantine(now, quarantine))
                .findFirst();
    }

    public Optional<Contact> newestEmail() {
        return emails.stream().findFirst();
    }

    /** Whether another address would be one change too many while the last ones are in quarantine. */
    boolean emailsFull(Instant now, Duration quarantine) {
        return withoutReplaced(emails, now, quarantine).size() >= MAX_HISTORY;
    }

    Profile withEmail(String address, Instant now, Duration quarantine) {
        List<Contact> next = new ArrayList<>();
        next.add(new Contact(address, now, emails.isEmpty()));
        next.addAll(withoutReplaced(emails, now, quarantine));
        return new Profile(language, phrase, List.copyOf(next), phones);
    }

    Profile withPhones(List<String> numbers, Instant now) {
        List<Contact> next = numbers.stream()
                .map(number -> phones.stream()
                        .filter(contact -> contact.value().equals(number))
                        .findFirst()
                        .orElseGet(() -> new Contact(number, now, phones.isEmpty())))
                .toList();
        return new Profile(language, phrase, emails, next);
    }

    Profile withLanguage(String newLanguage) {
        return new Profile(newLanguage, phrase, emails, phones);
    }

    Profile withPhrase(String newPhrase) {
        return new Profile(language, newPhrase, emails, phones);
    }

    /** Up to and with the newest that is out of quarantine; what came before it is no longer needed. */
    private static List<Contact> withoutReplaced(List<Contact> contacts, Instant now, Duration quarantine) {
        List<Contact> kept = new ArrayList<>();
        for (Contact contact : contacts) {
            kept.add(contact);
            if (contact.outOfQuarantine(now, quarantine)) {
                break;
            }
        }
        return kept;
    }

    @Override
    public String toString() {
        return "Profile[REDACTED]";
    }
}
