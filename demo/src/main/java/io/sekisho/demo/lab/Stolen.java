package io.sekisho.demo.lab;

/** What a customer typed on the fake page. */
record Stolen(String account, String password, String pin) {

    @Override
    public String toString() {
        return "Stolen[account=" + account + ", password=[REDACTED], pin=[REDACTED]]";
    }
}
