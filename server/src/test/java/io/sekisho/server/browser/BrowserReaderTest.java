package io.sekisho.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sekisho.engine.fact.Browser;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserReaderTest {

    private static final BrowserReader READER = BrowserReader.load();

    private static final String WINDOWS_CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
                    + " Safari/537.36";
    private static final String WINDOWS_EDGE = WINDOWS_CHROME + " Edg/131.0.0.0";
    private static final String WINDOWS_FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";
    private static final String MAC_CHROME =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0"
                    + " Safari/537.36";
    private static final String LINUX_CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private static final String ANDROID_CHROME =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile"
                    + " Safari/537.36";
    private static final String ANDROID_TABLET =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private static final String IPHONE_SAFARI =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/17.4 Mobile/15E148 Safari/604.1";

    private static final String CHROME_131 =
            "\"Google Chrome\";v=\"131\", \"Chromium\";v=\"131\", \"Not_A Brand\";v=\"24\"";
    private static final String EDGE_131 =
            "\"Microsoft Edge\";v=\"131\", \"Chromium\";v=\"131\", \"Not_A Brand\";v=\"24\"";

    private static String userAgent(String name) {
        return switch (name) {
            case "windows" -> WINDOWS_CHROME;
            case "edge" -> WINDOWS_EDGE;
            case "firefox" -> WINDOWS_FIREFOX;
            case "mac" -> MAC_CHROME;
            case "linux" -> LINUX_CHROME;
            case "android" -> ANDROID_CHROME;
            case "tablet" -> ANDROID_TABLET;
            case "iphone" -> IPHONE_SAFARI;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Map<String, String> hints(
            @Nullable String brands, @Nullable String platform, @Nullable String version, @Nullable String mobile) {
        Map<String, String> hints = new HashMap<>();
        put(hints, "sec-ch-ua", brands);
        put(hints, "sec-ch-ua-platform", quoted(platform));
        put(hints, "sec-ch-ua-platform-version", quoted(version));
        put(hints, "sec-ch-ua-mobile", mobile);
        return hints;
    }

    private static @Nullable String quoted(@Nullable String value) {
        return value == null ? null : '"' + value + '"';
    }

    private static void put(Map<String, String> hints, String name, @Nullable String value) {
        if (value != null) {
            hints.put(name, value);
        }
    }

    /** Forms that the browsers' makers document or that were seen in the wild; a new line is a new case. */
    @ParameterizedTest
    @CsvFileSource(resources = "user-agents.txt", delimiter = '|', emptyValue = "", maxCharsPerColumn = 2000)
    void knownUserAgentsAreRead(String browser, String os, String deviceType, @Nullable String userAgent) {
        Browser read = READER.read(userAgent == null ? "" : userAgent, Map.of());
        assertThat(read.browser()).isEqualTo(browser);
        assertThat(read.os()).isEqualTo(os);
        assertThat(read.deviceType()).isEqualTo(deviceType);
        assertThat(browser).startsWith(read.browserFamily());
        assertThat(os).startsWith(read.osFamily());
        assertThat(read.contradictory()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "windows, Windows, 15.0.0, Windows 11",
        "windows, Windows, 13.0.0, Windows 11",
        "windows, Windows, 10.0.0, Windows 10",
        "windows, Windows, 0.3.0, Windows 10",
        "windows, Windows, , Windows 10",
        "windows, , 15.0.0, Windows 10",
        "windows, Windows, nonsense, Windows 10",
        "windows, Windows, 99999999999999999999, Windows 10",
        "mac, macOS, 14.5.0, Mac OS X 14",
        "mac, macOS, 10.15.7, Mac OS X 10.15",
        "mac, Windows, 15.0.0, Mac OS X 10.15",
        "android, Android, 14.0.0, Android 14",
        "tablet, Android, 13.0.0, Android 13",
        "linux, Linux, 6.5.0, Linux"
    })
    void theHintTellsTheSystemsVersionThatTheUserAgentFreezes(
            String userAgent, @Nullable String platform, @Nullable String version, String os) {
        assertThat(READER.read(userAgent(userAgent), hints(null, platform, version, null))
                        .os())
                .isEqualTo(os);
    }

    @ParameterizedTest
    @CsvSource({
        "windows, chrome, Windows, ?0, false",
        "edge, edge, Windows, ?0, false",
        "mac, chrome, macOS, ?0, false",
        "linux, chrome, Linux, ?0, false",
        "android, chrome, Android, ?1, false",
        "tablet, chrome, Android, ?0, false",
        "linux, chrome, Android, ?0, false",
        "windows, , , , false",
        "windows, , Unknown, , false",
        "iphone, , iOS, ?1, false",
        "windows, chrome, macOS, ?0, true",
        "windows, chrome, Linux, ?0, true",
        "windows, chrome, Android, ?1, true",
        "mac, chrome, Windows, ?0, true",
        "android, chrome, Linux, ?1, true",
        "iphone, chrome, Windows, ?0, true",
        "iphone, chrome, , , true",
        "iphone, , Android, ?1, true",
        "firefox, chrome, Windows, ?0, true",
        "windows, older, Windows, ?0, true",
        "windows, , , ?1, true",
        "android, , , ?0, true"
    })
    void hintsOfAnotherClientAreNoticed(
            String userAgent,
            @Nullable String brands,
            @Nullable String platform,
            @Nullable String mobile,
            boolean contradictory) {
        String sent = switch (brands) {
            case "chrome" -> CHROME_131;
            case "older" -> CHROME_131.replace("131", "130");
            case "edge" -> EDGE_131;
            case null, default -> null;
        };
        assertThat(READER.read(userAgent(userAgent), hints(sent, platform, null, mobile))
                        .contradictory())
                .isEqualTo(contradictory);
    }

    @Test
    void hintsFromJavaScriptNeedNoQuotes() {
        Map<String, String> hints = Map.of(
                "sec-ch-ua-platform", "Windows", "sec-ch-ua-platform-version", "15.0.0", "sec-ch-ua-mobile", "true");
        Browser read = READER.read(WINDOWS_CHROME, hints);
        assertThat(read.os()).isEqualTo("Windows 11");
        assertThat(read.contradictory()).isTrue();
    }

    @Test
    void longUserAgentsAreCut() {
        String kept = READER.read(WINDOWS_CHROME + "x".repeat(10_000), Map.of()).userAgent();
        assertThat(kept).hasSize(1024).startsWith(WINDOWS_CHROME);
    }

    @Test
    void charactersThatBreakLogsAndStorageAreReplaced() {
        String read = READER.read("a\u0000b\nc\td\u001be\u202ef\ud800g\u2028h\u007fi\ue000j", Map.of())
                .userAgent();
        assertThat(read).isEqualTo("a?b?c?d?e?f?g?h?i?j");
    }

    @Test
    void otherScriptsStayEvenWhereTheCutHitsAPair() {
        assertThat(READER.read("証券アプリ/1.0 😀", Map.of()).userAgent()).isEqualTo("証券アプリ/1.0 😀");
        assertThat(READER.read("x".repeat(1023) + "😀", Map.of()).userAgent()).isEqualTo("x".repeat(1023) + "?");
    }

    /** Repeated fragments of the patterns themselves; one takes some ten milliseconds at most, the limit allows for a slow machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1.",
                "(",
                ";",
                "; ",
                " ",
                "/",
                "Mozilla/5.0 (",
                "Android ",
                "Android 1.",
                "SonyEricsson",
                "Google",
                "CFNetwork/",
                "Darwin/1",
                "favicon",
                "spider/",
                "Build/",
                "Tablet",
                "Chrome/1.",
                "Version/1",
                "bot",
                "\u0001",
                "YJApp-IOS ",
                "Windows NT 1"
            })
    void noUserAgentTakesLong(String fragment) {
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            for (String start : new String[] {"", "Mozilla/5.0 (Linux; Android ", "Opera/9 "}) {
                READER.read(start + fragment.repeat(10_000 / fragment.length()), Map.of());
            }
        });
    }

    @Test
    void noiseIsRead() {
        Random random = new Random(7992);
        for (int i = 0; i < 500; i++) {
            String noise = random.ints(random.nextInt(300), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThatCode(() -> READER.read(noise, hints(noise, noise, noise, noise)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theRulesHaveAVersion() {
        assertThat(READER.dataVersion()).matches("uap-[0-9a-f]{8}\\+1");
        assertThat(READER.read("curl/8.5.0", Map.of()).dataVersion()).isEqualTo(READER.dataVersion());
    }
}
