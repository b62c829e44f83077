package io.sekisho.demo.brokerage;

import io.sekisho.client.Event.Change.Field;
import java.util.EnumMap;
import java.util.Map;

/** A customer's account at the brokerage: what he has, and what he may change. Safe for many threads. */
public final class Member {

    private final Customer customer;
    private final Book book;
    private final Map<Field, String> data = new EnumMap<>(Field.class);

    Member(Customer customer, Book book) {
        this.customer = customer;
        this.book = book;
        data.put(Field.EMAIL, customer.email());
        data.put(Field.PHONE, customer.phones().getFirst());
        data.put(Field.PASSWORD, Secrets.hash(customer.password()));
        data.put(Field.PIN, Secrets.hash(customer.pin()));
    }

    public Customer customer() {
        return customer;
    }

    public Book book() {
        return book;
    }

    public synchronized String email() {
        return String.valueOf(data.get(Field.EMAIL));
    }

    public synchronized String phone() {
        return String.valueOf(data.get(Field.PHONE));
    }

    public boolean hasPassword(String password) {
        return Secrets.matches(password, current(Field.PASSWORD));
    }

    public boolean hasPin(String pin) {
        return Secrets.matches(pin, current(Field.PIN));
    }

    /** @param value of a password or PIN: its hash */
    public synchronized void change(Field field, String value) {
        data.put(field, value);
    }

    private synchronized String current(Field field) {
        return String.valueOf(data.get(field));
    }
}
