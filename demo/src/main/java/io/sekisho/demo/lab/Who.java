package io.sekisho.demo.lab;

/** The classes of attackers, by what they know and where they come from, and honest people, odd ones among them. */
public enum Who {
    PHISHER(false),
    NAIVE(false),
    VPN(false),
    TARGETED(false),
    BOT(false),
    STEALER(false),
    RELAY(false),
    CALLER(false),
    CALL_RELAY(false),
    NEAR_RELAY(false),
    HOME_RELAY(false),
    EARLY_STEALER(false),
    USUAL(true),
    AFTER_ATTACK(true),
    NEW_PHONE(true),
    ABROAD(true),
    FORGETFUL(true),
    SMALL_CAPS(true),
    LARGE_WITHDRAWAL(true),
    REBALANCING(true),
    HOUSE(true);

    private final boolean honest;

    Who(boolean honest) {
        this.honest = honest;
    }

    public boolean honest() {
        return honest;
    }
}
