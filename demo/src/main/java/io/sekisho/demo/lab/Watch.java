package io.sekisho.demo.lab;

import io.sekisho.client.Account;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.SekishoException;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.mail.Letter;
import io.sekisho.demo.mail.Mailroom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What reaches a customer, and what Sekisho decides about his account, from one look to the next. */
final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final SekishoClient sekisho;
    private final Mailroom mailroom;
    private final Customer customer;
    private final Set<String> lettersSeen = new HashSet<>();
    private final Set<String> decisionsSeen = new HashSet<>();

    /** What lies there already is not news. */
    Watch(SekishoClient sekisho, Mailroom mailroom, Customer customer) {
        this.sekisho = sekisho;
        this.mailroom = mailroom;
        this.customer = customer;
        mailroom.lettersTo(customer.email()).forEach(letter -> lettersSeen.add(letter.id()));
        events().forEach(event -> decisionsSeen.add(event.assessment()));
    }

    /** Oldest first, each once. */
    List<Letter> letters() {
        return mailroom.lettersTo(customer.email()).reversed().stream()
                .filter(letter -> lettersSeen.add(letter.id()))
                .toList();
    }

    /** Waits for a letter with a code that was not looked at before; empty where none comes in time. */
    Optional<Letter> awaitCode() {
        await(() -> newCode().isPresent());
        return newCode();
    }

    private Optional<Letter> newCode() {
        return mailroom.lettersTo(customer.email()).stream()
                .filter(one -> !lettersSeen.contains(one.id()) && one.code().isPresent())
                .findFirst();
    }

    /** Looks again and again, for some seconds at most. */
    void await(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** Oldest first, each once. */
    List<Judged> decisions() {
        return events().stream()
                .filter(event -> decisionsSeen.add(event.assessment()))
                .map(event -> Judged.of(sekisho.assessment(event.assessment())))
                .sorted(Comparator.comparing(Judged::at))
                .toList();
    }

    private List<Account.LastEvent> events() {
        try {
            return sekisho.account(customer.id()).lastEvents();
        } catch (SekishoException.Refused e) {
            // Nobody knows the account yet.
            return List.of();
        }
    }
}
