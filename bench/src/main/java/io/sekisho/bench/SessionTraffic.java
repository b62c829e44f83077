package io.sekisho.bench;

/** Logs each customer in once, in turn, so that orders have a session to belong to. */
final class SessionTraffic implements Traffic {

    private final Customers customers;
    private final LoginTraffic logins;
    private int next;

    /** @param logins keeps the tokens that come with the answers */
    SessionTraffic(Customers customers, LoginTraffic logins) {
        this.customers = customers;
        this.logins = logins;
    }

    @Override
    public Asked next() {
        return logins.usual(next++ % customers.count());
    }

    @Override
    public void answered(Asked asked, int status, byte[] answer, int length) {
        logins.answered(asked, status, answer, length);
    }

    boolean all() {
        return next >= customers.count();
    }
}
