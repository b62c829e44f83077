package io.sekisho.server.browser;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user-agent client hints that are read (WICG, User-Agent Client Hints): header values without their quotes, empty when
 * absent. Values from {@code navigator.userAgentData} do as well.
 *
 * @param brands {@code Sec-CH-UA} as received
 * @param mobile {@code ?1}, {@code ?0} or empty
 */
record Hints(String brands, String platform, String platformVersion, String mobile) {

    private static final int MAX_CHARS = 256;
    private static final Pattern CHROMIUM = Pattern.compile("\"Chromium\"\\s*;\\s*v=\"(\\d{1,5})");
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,5})(?:\\..*)?");

    static Hints of(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return new Hints("", "", "", "");
        }
        return new Hints(
                value(headers, "sec-ch-ua"),
                unquoted(value(headers, "sec-ch-ua-platform")),
                unquoted(value(headers, "sec-ch-ua-platform-version")),
                switch (unquoted(value(headers, "sec-ch-ua-mobile"))) {
                    case "?1", "true" -> "?1";
                    case "?0", "false" -> "?0";
                    default -> "";
                });
    }

    private static String value(Map<String, String> headers, String name) {
        return UserAgentText.cleaned(headers.getOrDefault(name, ""), MAX_CHARS).strip();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Version of the engine among the brands, -1 when Chromium is not among them. */
    int chromiumMajor() {
        Matcher matcher = CHROMIUM.matcher(brands);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** First number of the platform's version, -1 when it is not given. */
    int platformMajor() {
        Matcher matcher = MAJOR.matcher(platformVersion);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    int chars() {
        return brands.length() + platform.length() + platformVersion.length() + mobile.length();
    }
}
