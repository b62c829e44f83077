package io.sekisho.server.feed;

/**
 * How far the log was read: a snapshot of the database, in PostgreSQL's notation. What is visible in it was read, what is not was not, so
 * that a transaction that takes long hides nothing, neither its own rows nor others', and no row is read twice.
 */
public record Mark(String snapshot) {

    /** The first transaction that had not begun. */
    String xmax() {
        return part(1);
    }

    /** Transactions that were under way, as an array of PostgreSQL's. */
    String underWay() {
        return "{" + part(2) + "}";
    }

    private String part(int index) {
        return snapshot.split(":", -1)[index];
    }
}
