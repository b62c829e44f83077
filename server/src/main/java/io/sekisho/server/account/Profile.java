package io.sekisho.server.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a customer; kept sealed.
 *
 * @param language {@code ja} or {@code en}
 * @param phrase   the customer's own words, shown in mails so that they are known to be ours
 * @param emails   newest first
 * @param phones   the registered numbers, E.164, in the brokerage's order
 * @param replaced numbers that were registered before and were good for step-up when they were taken out, newest first
 */
public record Profile(
        String language, @Nullable String phrase, List<Contact> emails, List<Contact> phones, List<Replaced> replaced) {

    static final Profile NONE = new Profile("ja", null, List.of(), List.of(), List.of());

    /** Earlier contacts kept while the ones that replaced them are in quarantine. */
    static final int MAX_HISTORY = 16;

    /** @param replaced absent in profiles written before earlier numbers were kept */
    public Profile(
            String language,
            @Nullable String phrase,
            List<Contact> emails,
            List<Contact> phones,
            @Nullable List<Replaced> replaced) {
        this.language = language;
        this.phrase = phrase;
        this.emails = emails;
        this.phones = phones;
        this.replaced = replaced == null ? List.of() : replaced;
    }

    /**
     * A number that is registered no more.
     *
     * @param until when it was taken out
     */
    public record Replaced(Contact contact, Instant until) {

        boolean recent(Instant now, Duration quarantine) {
            return now.isBefore(until.plus(quarantine));
        }
    }

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

    /** Every address kept that is out of quarantine, the ones replaced lately too; where there is none, the newest. */
    List<String> emailsForNotices(Instant now, Duration quarantine) {
        List<String> settled = emails.stream()
                .filter(contact -> contact.outOfQuarantine(now, quarantine))
                .map(Contact::value)
                .distinct()
                .toList();
        return settled.isEmpty() ? newestEmail().map(Contact::value).stream().toList() : settled;
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
        return new Profile(language, phrase, List.copyOf(next), phones, replaced);
    }

    /**
     * The numbers that a call may come from: those out of quarantine, and while one is in quarantine, also those that it may have
     * replaced. So a number changed by whoever got in opens nothing, and the customer still reaches us by the one he had.
     */
    public List<String> phonesForStepUp(Instant now, Duration quarantine) {
        List<String> usable = new ArrayList<>();
        phones.stream()
                .filter(phone -> phone.outOfQuarantine(now, quarantine))
                .forEach(phone -> usable.add(phone.value()));
        if (usable.size() < phones.size()) {
            replaced.stream()
                    .filter(earlier -> earlier.recent(now, quarantine))
                    .forEach(earlier -> usable.add(earlier.contact().value()));
        }
        return List.copyOf(usable);
    }

    /** Whether the number is registered now, in quarantine or not. */
    boolean hasPhone(String number) {
        return phones.stream().anyMatch(phone -> phone.value().equals(number));
    }

    /** The numbers registered now and before, as far as kept. */
    public List<String> phonesEver() {
        return Stream.concat(phones.stream(), replaced.stream().map(Replaced::contact))
                .map(Contact::value)
                .toList();
    }

    /** A number that comes back soon is as good as it was; any other is in quarantine, unless it is the first of all. */
    Profile withPhones(List<String> numbers, Instant now, Duration quarantine) {
        boolean first = phones.isEmpty() && replaced.isEmpty();
        List<Contact> next = numbers.stream()
                .map(number -> known(number, now, quarantine).orElseGet(() -> new Contact(number, now, first)))
                .toList();
        List<Replaced> earlier = new ArrayList<>();
        phones.stream()
                .filter(phone -> !numbers.contains(phone.value()) && phone.outOfQuarantine(now, quarantine))
                .forEach(phone -> earlier.add(new Replaced(phone, now)));
        replaced.stream()
                .filter(old -> !numbers.contains(old.contact().value()))
                .forEach(earlier::add);
        return new Profile(
                language,
                phrase,
                emails,
                next,
                earlier.stream().limit(MAX_HISTORY).toList());
    }

    /** A number long gone may have become somebody else's. */
    private Optional<Contact> known(String number, Instant now, Duration quarantine) {
        Stream<Contact> lately = replaced.stream()
                .filter(earlier -> earlier.recent(now, quarantine))
                .map(Replaced::contact);
        return Stream.concat(phones.stream(), lately)
                .filter(contact -> contact.value().equals(number))
                .findFirst();
    }

    Profile withLanguage(String newLanguage) {
        return new Profile(newLanguage, phrase, emails, phones, replaced);
    }

    Profile withPhrase(String newPhrase) {
        return new Profile(language, newPhrase, emails, phones, replaced);
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
