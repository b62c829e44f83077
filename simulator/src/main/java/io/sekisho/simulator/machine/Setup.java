package io.sekisho.simulator.machine;

import io.sekisho.simulator.chance.Chance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A kind of machine with its browser. Weights follow what browsers' statistics told of Japan in 2025 in round figures (on desktops Chrome
 * two thirds, Edge a quarter; two telephones in three are iPhones); versions follow the vendors' calendars: Chrome and Firefox every
 * four weeks, iOS about every second month.
 */
public enum Setup {
    CHROME_WINDOWS(50, "Windows NT 10.0; Win64; x64", "Windows", "1920x1080"),
    EDGE_WINDOWS(24, "Windows NT 10.0; Win64; x64", "Windows", "1536x864"),
    FIREFOX_WINDOWS(6, "Windows NT 10.0; Win64; x64", "", "1920x1080"),
    CHROME_MAC(8, "Macintosh; Intel Mac OS X 10_15_7", "macOS", "1440x900"),
    SAFARI_MAC(12, "Macintosh; Intel Mac OS X 10_15_7", "", "1512x982"),
    SAFARI_IPHONE(66, "", "", "390x844"),
    CHROME_ANDROID(34, "Linux; Android 10; K", "Android", "412x915"),
    /** What reads passwords from a list and tries them. */
    SCRIPT(0, "", "", "");

    private static final List<Setup> DESKTOPS =
            List.of(CHROME_WINDOWS, EDGE_WINDOWS, FIREFOX_WINDOWS, CHROME_MAC, SAFARI_MAC);
    private static final List<Setup> PHONES = List.of(SAFARI_IPHONE, CHROME_ANDROID);

    private static final LocalDate CHROME_131 = LocalDate.of(2024, 11, 12);
    private static final int CHROME_THEN = 131;
    private static final LocalDate FIREFOX_132 = LocalDate.of(2024, 10, 29);
    private static final int FIREFOX_THEN = 132;
    private static final LocalDate IOS_18 = LocalDate.of(2024, 9, 16);
    private static final int IOS_THEN = 18;
    private static final int RELEASE_DAYS = 28;
    private static final int IOS_DAYS = 52;
    private static final int IOS_OF_YEAR = 7;

    private final int weight;
    private final String system;
    private final String platform;
    private final String screen;

    Setup(int weight, String system, String platform, String screen) {
        this.weight = weight;
        this.system = system;
        this.platform = platform;
        this.screen = screen;
    }

    public static Setup desktop(Chance chance) {
        return drawn(DESKTOPS, chance);
    }

    public static Setup phone(Chance chance) {
        return drawn(PHONES, chance);
    }

    private static Setup drawn(List<Setup> among, Chance chance) {
        return among.get(
                chance.weighted(among.stream().mapToInt(setup -> setup.weight).toArray()));
    }

    public String screen() {
        return screen;
    }

    /** @param date whose newest version is used: the day's, or that of as many days before as its owner is late */
    public String userAgent(LocalDate date) {
        int chrome = version(CHROME_THEN, CHROME_131, date);
        int firefox = version(FIREFOX_THEN, FIREFOX_132, date);
        String ios = ios(date);
        return switch (this) {
            case CHROME_WINDOWS, CHROME_MAC -> chromium(chrome, " Safari/537.36");
            case EDGE_WINDOWS -> chromium(chrome, " Safari/537.36 Edg/" + chrome + ".0.0.0");
            case CHROME_ANDROID -> chromium(chrome, " Mobile Safari/537.36");
            case FIREFOX_WINDOWS ->
                "Mozilla/5.0 (" + system + "; rv:" + firefox + ".0) Gecko/20100101 Firefox/" + firefox + ".0";
            case SAFARI_MAC ->
                "Mozilla/5.0 (" + system + ") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/" + ios
                        + " Safari/605.1.15";
            case SAFARI_IPHONE ->
                "Mozilla/5.0 (iPhone; CPU iPhone OS " + ios.replace('.', '_')
                        + " like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/" + ios
                        + " Mobile/15E148 Safari/604.1";
            case SCRIPT -> "python-requests/2.32.3";
        };
    }

    /** Client hints that browsers made of Chromium send by themselves. */
    public Map<String, String> hints() {
        if (platform.isEmpty()) {
            return Map.of();
        }
        return Map.of(
                "sec-ch-ua-platform", "\"" + platform + "\"", "sec-ch-ua-mobile", this == CHROME_ANDROID ? "?1" : "?0");
    }

    private String chromium(int version, String end) {
        return "Mozilla/5.0 (" + system + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version + ".0.0.0" + end;
    }

    private static int version(int then, LocalDate released, LocalDate date) {
        return then + Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(released, date), (long) RELEASE_DAYS));
    }

    private static String ios(LocalDate date) {
        long releases = Math.max(0, ChronoUnit.DAYS.between(IOS_18, date) / IOS_DAYS);
        return IOS_THEN + releases / IOS_OF_YEAR + "." + releases % IOS_OF_YEAR;
    }
}
