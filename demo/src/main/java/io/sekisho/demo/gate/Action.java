package io.sekisho.demo.gate;

import io.sekisho.client.Event;
import io.sekisho.client.Event.Change.Field;
import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Activity;
import io.sekisho.demo.brokerage.Book;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer wants, kept while he is asked who he is. */
public sealed interface Action {

    /** As Sekisho is told. */
    Event event(Member member);

    /** Gives false where it can no longer be done; nothing happened then. */
    boolean execute(Member member);

    Activity activity(Instant at, Activity.Result result);

    /** To log in. */
    record Enter() implements Action {

        @Override
        public Event event(Member member) {
            return Event.Login.success();
        }

        @Override
        public boolean execute(Member member) {
            return true;
        }

        @Override
        public Activity activity(Instant at, Activity.Result result) {
            return new Activity(at, Activity.Kind.LOGIN, result, null, null, null, null);
        }
    }

    record Trade(Ticket ticket) implements Action {

        @Override
        public Event event(Member member) {
            Book.Statement statement = member.book().statement();
            return new Event.Order(
                    ticket.side(),
                    Event.Order.Instrument.EQUITY,
                    ticket.stock().symbol(),
                    ticket.quantity(),
                    ticket.limit(),
                    ticket.stock().currency(),
                    ticket.yen(),
                    statement.total(),
                    statement.cash());
        }

        @Override
        public boolean execute(Member member) {
            return member.book().execute(ticket);
        }

        @Override
        public Activity activity(Instant at, Activity.Result result) {
            Activity.Kind kind = ticket.side() == Side.BUY ? Activity.Kind.BUY : Activity.Kind.SELL;
            return new Activity(at, kind, result, ticket.stock().symbol(), ticket.quantity(), ticket.yen(), null);
        }
    }

    /**
     * To move yen to a bank.
     *
     * @param destination the brokerage's name for the bank account
     */
    record Withdraw(BigDecimal amount, String destination) implements Action {

        @Override
        public Event event(Member member) {
            return new Event.Withdrawal(amount, "JPY", destination);
        }

        @Override
        public boolean execute(Member member) {
            return member.book().withdraw(amount);
        }

        @Override
        public Activity activity(Instant at, Activity.Result result) {
            return new Activity(at, Activity.Kind.WITHDRAWAL, result, null, null, amount, null);
        }
    }

    /**
     * To add a passkey or to remove one. The customer's browser makes the new one once Sekisho has approved.
     *
     * @param removes id of the one to remove, null to add one
     * @param name    the customer's own for it
     */
    record AlterPasskeys(@Nullable String removes, String name) implements Action {

        @Override
        public Event event(Member member) {
            return new Event.Change(Field.PASSKEY);
        }

        @Override
        public boolean execute(Member member) {
            return true;
        }

        @Override
        public Activity activity(Instant at, Activity.Result result) {
            return new Activity(at, Activity.Kind.CHANGE, result, null, null, null, Field.PASSKEY.wire());
        }
    }

    /**
     * To change data.
     *
     * @param value of a password or PIN: its hash
     */
    record Alter(Field field, String value) implements Action {

        @Override
        public Event event(Member member) {
            return new Event.Change(field);
        }

        @Override
        public boolean execute(Member member) {
            member.change(field, value);
            return true;
        }

        @Override
        public Activity activity(Instant at, Activity.Result result) {
            return new Activity(at, Activity.Kind.CHANGE, result, null, null, null, field.wire());
        }

        @Override
        public String toString() {
            return "Alter[field=" + field + ", value=[REDACTED]]";
        }
    }
}
