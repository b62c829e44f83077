package io.sekisho.demo.brokerage;

import io.sekisho.client.ClientInfo;
import java.util.Map;

/** Browsers as customers in Japan have them. */
public enum Browsers {
    CHROME_WINDOWS(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                    + " Safari/537.36",
            "1920x1080",
            "\"Windows\""),
    EDGE_WINDOWS(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                    + " Safari/537.36 Edg/142.0.0.0",
            "1366x768",
            "\"Windows\""),
    CHROME_ANDROID(
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile"
                    + " Safari/537.36",
            "412x915",
            "\"Android\""),
    SAFARI_IPHONE(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/18.6 Mobile/15E148 Safari/604.1",
            "393x852",
            ""),
    SAFARI_MAC(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6"
                    + " Safari/605.1.15",
            "1728x1117",
            ""),
    FIREFOX_WINDOWS("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0", "1536x864", "");

    private final String userAgent;
    private final String screen;
    /** As the browser tells it in {@code sec-ch-ua-platform}; empty where it tells none. */
    private final String platform;

    Browsers(String userAgent, String screen, String platform) {
        this.userAgent = userAgent;
        this.screen = screen;
        this.platform = platform;
    }

    /** This browser, set up in Japanese, at an address. */
    public ClientInfo at(String ip) {
        return ClientInfo.of(ip, userAgent)
                .withLanguage("ja-JP")
                .withPage("Asia/Tokyo", screen)
                .withHints(hints());
    }

    private Map<String, String> hints() {
        if (platform.isEmpty()) {
            return Map.of();
        }
        String mobile = platform.contains("Android") ? "?1" : "?0";
        return Map.of("sec-ch-ua-platform", platform, "sec-ch-ua-mobile", mobile);
    }
}
