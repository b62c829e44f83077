package io.sekisho.simulator;

/** What a thief knows, and where he comes from. */
public enum AttackerClass {
    /** A leaked list of names and passwords, tried from data centres. */
    BOT,
    /** One victim's name and password, from his own machine somewhere. */
    NAIVE,
    /** And the victim's country: from a VPN or a hosting address, with a common Japanese set-up. */
    VPN,
    /** And the victim's provider, city and exact browser: from a residential proxy. */
    TARGETED,
    /** All that the victim types, as it is typed, at a server in between. */
    RELAY,
    /** The victim's device token, copied, while the original lives on. */
    STEALER,
    /** Logs in himself and calls under the victim's number; his login is that of a VPN phisher. */
    CALLER,
    /** Put in a telephone number or a mail address of his own first, and waits for days. */
    INSIDER
}
