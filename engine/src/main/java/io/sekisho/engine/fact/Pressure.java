package io.sekisho.engine.fact;

/**
 * Failed logins across accounts in the hour before the event: what one account cannot see (credential stuffing).
 *
 * @param addressAccounts distinct accounts that failed from this address
 * @param networkAccounts distinct accounts that failed from this autonomous system
 * @param networkShare    failures among this autonomous system's logins, 0..1
 * @param toolAccounts    distinct accounts that failed with this exact user agent
 * @param toolShare       failures among this user agent's logins, 0..1
 */
public record Pressure(
        int addressAccounts, int networkAccounts, double networkShare, int toolAccounts, double toolShare) {

    public static final Pressure NONE = new Pressure(0, 0, 0, 0, 0);
}
