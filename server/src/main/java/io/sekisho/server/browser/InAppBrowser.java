package io.sekisho.server.browser;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Browsers inside Japanese apps that the parser takes for the system's web view. */
enum InAppBrowser {
    YAHOO_JAPAN("Yahoo! Japan App", "YJApp-(?:IOS|ANDROID) [\\w.]{1,60}/(\\d{1,5})"),
    SMART_NEWS("SmartNews", "SmartNews/(\\d{1,5})");

    private static final List<InAppBrowser> ALL = List.of(values());

    private final String family;
    private final Pattern version;

    InAppBrowser(String family, String version) {
        this.family = family;
        this.version = Pattern.compile(version);
    }

    /** Family and major version, null when it is none of these. */
    static @Nullable Named find(String userAgent) {
        for (InAppBrowser app : ALL) {
            Matcher matcher = app.version.matcher(userAgent);
            if (matcher.find()) {
                return new Named(app.family, matcher.group(1));
            }
        }
        return null;
    }
}
