package io.sekisho.server.browser;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;

/**
 * The operating system in the steps that people notice: major version, for Mac OS X 10 and Windows 8 also the minor one. Browsers
 * freeze the version in the user agent (Windows 10, Mac OS X 10.15, Android 10), so a hint that agrees goes first.
 */
final class Systems {

    /** Microsoft, "Detect Windows 11 using User-Agent Client Hints": 13 and above is Windows 11, 1 to 10 Windows 10. */
    private static final int FIRST_WINDOWS_11 = 13;

    private Systems() {}

    static Named name(OS os, Hints hints) {
        String hinted = hinted(os, hints);
        return new Named(os.family, hinted != null ? hinted : version(os));
    }

    private static String version(OS os) {
        String major = Objects.requireNonNullElse(os.major, "");
        boolean byMinor = switch (os.family) {
            case "Mac OS X" -> major.equals("10");
            case "Windows" -> major.equals("8");
            default -> false;
        };
        return byMinor && os.minor != null ? major + "." + os.minor : major;
    }

    private static @Nullable String hinted(OS os, Hints hints) {
        int major = hints.platformMajor();
        if (major <= 0) {
            return null;
        }
        return switch (os.family + "/" + hints.platform()) {
            case "Windows/Windows" -> "10".equals(os.major) ? (major >= FIRST_WINDOWS_11 ? "11" : "10") : null;
            case "Android/Android" -> String.valueOf(major);
            case "Mac OS X/macOS" -> major > 10 ? String.valueOf(major) : null;
            default -> null;
        };
    }
}
