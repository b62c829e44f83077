package io.sekisho.server.browser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the hints belong to another client than the user agent. Only Chromium sends hints, and it sends them and the user
 * agent from one source, so that honest ones agree; who forges a user agent often forgets them.
 */
final class Contradiction {

    private static final Pattern CHROME = Pattern.compile("(?:Chrome|Chromium)/(\\d{1,5})");

    private Contradiction() {}

    static boolean between(String userAgent, Hints hints) {
        return inEngine(userAgent, hints) || inPlatform(userAgent, hints) || inMobility(userAgent, hints);
    }

    private static boolean inEngine(String userAgent, Hints hints) {
        int hinted = hints.chromiumMajor();
        if (hinted < 0) {
            return false;
        }
        Matcher chrome = CHROME.matcher(userAgent);
        return !chrome.find() || Integer.parseInt(chrome.group(1)) != hinted;
    }

    private static boolean inPlatform(String userAgent, Hints hints) {
        return switch (hints.platform()) {
            case "Windows" -> !userAgent.contains("Windows");
            case "macOS" -> !userAgent.contains("Macintosh");
            case "iOS" -> !(userAgent.contains("iPhone") || userAgent.contains("iPad") || userAgent.contains("iPod"));
            case "Chrome OS", "Chromium OS" -> !userAgent.contains("CrOS");
            // "Desktop site" on Android sends the user agent of Linux.
            case "Android" -> !(userAgent.contains("Android") || userAgent.contains("X11; Linux"));
            case "Linux" -> !userAgent.contains("Linux") || userAgent.contains("Android");
            default -> false;
        };
    }

    private static boolean inMobility(String userAgent, Hints hints) {
        return switch (hints.mobile()) {
            case "?1" -> !userAgent.contains("Mobile");
            case "?0" -> userAgent.contains("Android") && userAgent.contains("Mobile");
            default -> false;
        };
    }
}
