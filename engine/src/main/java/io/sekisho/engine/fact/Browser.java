package io.sekisho.engine.fact;

/**
 * A user agent as the parser reads it, client hints considered.
 *
 * @param userAgent     the string as received, bounded
 * @param browser       family and major version, such as {@code Chrome 131}
 * @param browserFamily family alone
 * @param os            family and version, such as {@code Windows 10}
 * @param osFamily      family alone
 * @param deviceType    {@code desktop}, {@code mobile}, {@code tablet}, {@code bot} or {@code unknown}
 * @param dataVersion   version of the parser's rules
 * @param contradictory the client hints say another browser, system or kind of device than the user agent does, as
 *                      where a user agent was forged without its hints
 */
public record Browser(
        String userAgent,
        String browser,
        String browserFamily,
        String os,
        String osFamily,
        String deviceType,
        String dataVersion,
        boolean contradictory) {

    /** A browser whose hints, if there are any, agree with its user agent. */
    public Browser(
            String userAgent,
            String browser,
            String browserFamily,
            String os,
            String osFamily,
            String deviceType,
            String dataVersion) {
        this(userAgent, browser, browserFamily, os, osFamily, deviceType, dataVersion, false);
    }
}
