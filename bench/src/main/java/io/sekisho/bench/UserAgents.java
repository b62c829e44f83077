package io.sekisho.bench;

import java.util.random.RandomGenerator;

/** User agents as they were met in 2025: some three hundred different ones. */
final class UserAgents {

    private static final int CHROME_OLDEST = 120;
    private static final int CHROME_NEWEST = 143;
    private static final int IOS_OLDEST = 15;
    private static final int IOS_NEWEST = 18;
    private static final int IOS_MINORS = 7;

    /** One in so many desktops is of each of the smaller kinds. */
    private static final int DESKTOP_KINDS = 8;

    private UserAgents() {}

    /** @param hints the client hints that go with it, as JSON */
    record Machine(String userAgent, String hints, String screen) {}

    static Machine desktop(RandomGenerator random) {
        int version = random.nextInt(CHROME_OLDEST, CHROME_NEWEST + 1);
        return switch (random.nextInt(DESKTOP_KINDS)) {
            case 0 -> chromium("Macintosh; Intel Mac OS X 10_15_7", "macOS", version, "", "1440x900");
            case 1, 2 ->
                chromium("Windows NT 10.0; Win64; x64", "Windows", version, " Edg/" + version + ".0.0.0", "1536x864");
            case 3 ->
                new Machine(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:%1$d.0) Gecko/20100101 Firefox/%1$d.0"
                                .formatted(version),
                        "{}",
                        "1920x1080");
            default -> chromium("Windows NT 10.0; Win64; x64", "Windows", version, "", "1920x1080");
        };
    }

    static Machine phone(RandomGenerator random) {
        int version = random.nextInt(CHROME_OLDEST, CHROME_NEWEST + 1);
        if (random.nextInt(3) == 0) {
            return new Machine(
                    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
                            + ".0.0.0 Mobile Safari/537.36",
                    "{\"sec-ch-ua-platform\":\"\\\"Android\\\"\",\"sec-ch-ua-mobile\":\"?1\"}",
                    "412x915");
        }
        int major = random.nextInt(IOS_OLDEST, IOS_NEWEST + 1);
        int minor = random.nextInt(IOS_MINORS);
        return new Machine(
                "Mozilla/5.0 (iPhone; CPU iPhone OS %1$d_%2$d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/%1$d.%2$d Mobile/15E148 Safari/604.1"
                        .formatted(major, minor),
                "{}",
                "390x844");
    }

    private static Machine chromium(String system, String platform, int version, String suffix, String screen) {
        return new Machine(
                "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
                        + ".0.0.0 Safari/537.36" + suffix,
                "{\"sec-ch-ua-platform\":\"\\\"" + platform + "\\\"\",\"sec-ch-ua-mobile\":\"?0\"}",
                screen);
    }
}
