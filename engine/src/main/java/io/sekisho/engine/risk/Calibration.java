package io.sekisho.engine.risk;

import java.time.Duration;

/**
 * Every number that weighs evidence, in one place, each with its source. All weights are in bits.
 *
 * <p>The API contract fixes where the levels lie: with the working prior, MEDIUM is a sum of 3.83 to 7 bits, HIGH 7 to
 * 11.25, CRITICAL above; and that a new device or a new network alone is MEDIUM. Weights called <em>contract</em> below
 * follow from that. Those called <em>judgement</em> are ours, ordered by what the attackers of the threat model can copy
 * cheaply: what is cheap to copy vouches little, so that familiar things together take away at most 2 bits.
 */
public final class Calibration {

    /**
     * Working prior: one login in 128 is an attacker's. Far above the real base rate (17,559 unauthorised accesses among
     * all logins of Japan's brokers in 2025, FSA), chosen so that the levels fall where one strong oddity asks for a
     * further factor (contract).
     */
    public static final double PRIOR_BITS = -7;

    /** No login known: odd enough to add to another oddity, not enough alone to ask (contract: not locked out). */
    public static final double NO_HISTORY = 2.0;

    /** A proven token vouches, but malware copies tokens (judgement). */
    public static final double DEVICE_KNOWN = -0.6;

    /** Browser and missing token together (contract: with a usual network, MEDIUM; with a new one, HIGH). */
    public static final double UNFAMILIAR_CLIENT = 5.0;

    /** A token shown by another browser family or system than it was issued to: tokens do not move by themselves (judgement). */
    public static final double TOKEN_ON_OTHER_MACHINE = 6.0;

    /** A token behind the newest, from another address: a lost answer before a move, or two holders (contract: asks). */
    public static final double TOKEN_BEHIND = 6.0;

    /** A superseded token: the later one arrived, so somebody kept a copy (judgement: HIGH by itself). */
    public static final double TOKEN_RETIRED = 9.0;

    /** As long as a passed challenge vouches, so long a noticed copy warns (judgement). */
    public static final Duration COPY_REMEMBERED = Duration.ofDays(180);

    /** Distinct addresses in a network before a history can show that it rotates them (judgement). */
    public static final int ROTATION_MIN_ADDRESSES = 4;

    /** A network rotates addresses where at least every second login has a new one, by Good-Turing estimate (judgement). */
    public static final double ROTATION_SHARE = 0.5;

    /** What a new address weighs there: log2 of its chance with an attacker, 1, over that with the owner, one half. */
    public static final double ROTATED_ADDRESS = 1.0;

    /** Contract: a phisher behind a VPN or hosting network in the customer's country never gets in without a further factor. */
    public static final double HOSTING = 4.5;

    /** See {@link #HOSTING}. */
    public static final double VPN = 4.5;

    /** Tor's share among takeovers is far above that among customers of a brokerage (judgement). */
    public static final double TOR = 6.0;

    /** A customer who has used this very network before keeps doing so (judgement). */
    public static final double HIDDEN_BUT_USUAL = 0.5;

    /** Seoul to Tokyo, the nearest foreign hub: 2 h 20 min in the air (airline timetables), and an hour on the ground. */
    public static final Duration FASTEST_TRIP = Duration.ofHours(3);

    /** From most of Asia within a day's half; beyond it a change of country needs no explaining here (judgement). */
    public static final Duration USUAL_TRIP = Duration.ofHours(10);

    /** Addresses are not always where their users are (roaming, company gateways): alone in a usual network it asks nothing (judgement). */
    public static final double TRAVEL_IMPOSSIBLE = 3.0;

    /** As a business traveller does it (judgement). */
    public static final double TRAVEL_FAST = 1.0;

    /** Logins before the time of day says anything: one for each slot. */
    public static final int HOURS_FROM_LOGINS = 8;

    /** An attacker can choose the hour: a usual one vouches for nobody (judgement). */
    public static final double HOUR_USUAL = 0;

    /** Bounded so that with one oddity of weight the level stays that oddity's (contract). */
    public static final double HOUR_UNUSUAL = 0.7;

    /** Somebody else's machine, or a setting changed; copied at no cost (judgement, as the next two). */
    public static final double LANGUAGE_NEW = 0.5;

    public static final double TIMEZONE_NEW = 0.5;

    /** Of a usual browser only: that a new machine has a new screen says nothing more. */
    public static final double SCREEN_NEW = 0.2;

    /** Programs log in to brokerages for customers too (aggregators), but those are in the history (judgement). */
    public static final double CLIENT_AUTOMATED = 4.0;

    /**
     * Hints that contradict the user agent: an extension that changes user agents, at one customer in some hundred, against
     * one forger in ten or more (judgement). Alone with all else usual it asks nothing, with a network that rotates
     * addresses and no token it asks.
     */
    public static final double CLIENT_CONTRADICTORY = 3.5;

    /** Contract: four wrong passwords at home ask for nothing. */
    public static final double FAILURE_HERE = 0.25;

    /** However often, alone it asks nothing of a usual client (contract: nobody is locked out by failures). */
    public static final double FAILURES_HERE_MOST = 2.0;

    /** Somebody else may be guessing; counted against unusual clients only (judgement, as its bound). */
    public static final double FAILURE_ELSEWHERE = 0.4;

    public static final double FAILURES_ELSEWHERE_MOST = 2.0;

    /** Distinct accounts failing from one address in an hour: families and offices stay below (judgement). */
    public static final int STUFFING_ADDRESS_ACCOUNTS = 3;

    /** One bit a doubling of the accounts, up to here: more than a new network weighs (judgement). */
    public static final double STUFFING_ADDRESS_MOST = 6.0;

    /** Distinct accounts failing from one network or with one user agent in an hour, and their least share of its logins. */
    public static final int STUFFING_CROWD_ACCOUNTS = 20;

    public static final double STUFFING_CROWD_SHARE = 0.5;

    /** Thousands share a network or a user agent with the crowd: adds, does not ask alone (judgement). */
    public static final double STUFFING_CROWD = 3.0;

    /** Half a year, after which habits and devices have usually changed (judgement). */
    public static final Duration DORMANT_AFTER = Duration.ofDays(180);

    /** A year's pause alone asks for nothing (judgement). */
    public static final double DORMANT = 1.5;

    /** Contract: a session never seen is legal, and a signal. */
    public static final double SESSION_UNKNOWN = 3.0;

    /** An intruder of 2025 sold and bought within minutes, some the next day (attackers and scenarios). */
    public static final Duration CARRIED_HALF_LIFE = Duration.ofHours(8);

    /** What is left once a challenge was passed: one passed by a mailed code may have been relayed (judgement). */
    public static final double CARRIED_AFTER_CHALLENGE = 0.25;

    /** What is left after a call whose number is vouched for: a live relay passes it as its owner would, but few can (judgement). */
    public static final double CARRIED_AFTER_CALL = 0.15;

    /**
     * Strangers have the password: whoever shows it may be one of them. Below what asks by itself, so that the owner's own browser
     * still gets in to change it, and with anything else that is odd, HIGH (judgement).
     */
    public static final double CREDENTIALS_EXPOSED = 3.0;

    /**
     * The browser was on a fake page within the hour: as a rule it is the owner's, just phished, or else the one the phisher tries
     * his page with (judgement).
     */
    public static final double LURED = 2.5;

    /** A takeover of 2025 prepared itself so; most who add a passkey do it because they were told to (judgement). */
    public static final double PASSKEY_CHANGED = 2.5;

    /** Removed and added: the owner of one who lost his telephone, or whoever shuts the owner out (judgement). */
    public static final double PASSKEY_REPLACED = 4.0;

    /** A contact or the destination bank account changed first (attackers and scenarios, "insider-like"). */
    public static final double CONTACT_CHANGED = 2.0;

    /** Preparation was followed by trading within hours to days: a half-life of a day, forgotten after a week (judgement). */
    public static final Duration CHANGE_HALF_LIFE = Duration.ofDays(1);

    public static final Duration CHANGE_REMEMBERED = Duration.ofDays(7);

    /** A counter that went back: a copied passkey, or an authenticator restored badly; asks by itself (WebAuthn 6.1.1, judgement). */
    public static final double PASSKEY_COPIED = 4.5;

    public static final Duration PASSKEY_COPY_REMEMBERED = Duration.ofDays(30);

    /** Less than this is not worth a reason. */
    public static final double LEAST_CARRIED = 0.1;

    private Calibration() {}
}
