package io.sekisho.server.browser;

import java.util.regex.Pattern;

/**
 * Kind of device, by rules in this order: nothing sent is {@code unknown}; programs and crawlers are {@code bot}; television sets and
 * consoles are {@code unknown}; iPads, Kindles and Androids whose browser does not say {@code Mobile} are {@code tablet}; other
 * Androids, iPhones and whatever says {@code Mobile} are {@code mobile}; Windows, macOS, Linux and Chrome OS are
 * {@code desktop}; the rest is {@code unknown}. An iPad that asks for desktop pages looks like a Mac and is taken for one.
 */
final class DeviceType {

    /** The lookbehind spares the phones of the make Cubot. */
    private static final Pattern BOT =
            Pattern.compile("(?i)(?<!\\bcu)bot\\b|crawl|spider|slurp|headless|phantomjs|selenium|puppeteer"
                    + "|playwright|facebookexternalhit|mediapartners");

    private static final Pattern PROGRAM =
            Pattern.compile("(?i)^(?:curl|wget|libwww|lwp|python|aiohttp|httpx|java|jakarta|apache-httpclient"
                + "|go-http|ruby|perl|php|guzzle|node|axios|undici|got/|postman|insomnia|httpie|scrapy|masscan|zgrab|nmap|nikto"
                + "|sqlmap|powershell|winhttp|whatsapp)");

    private static final Pattern SCREEN =
            Pattern.compile("(?i)smart-?tv|\\bTV\\b|HbbTV|BRAVIA|\\bAFT[A-Z]|PlayStation|Nintendo|Xbox");
    private static final Pattern TABLET = Pattern.compile("iPad|Kindle|Silk/|Android.*\\bTablet\\b|PlayBook");
    private static final Pattern MOBILE =
            Pattern.compile("iPhone|iPod|Android|Mobile|Mobi|Windows Phone|DoCoMo|KDDI-|SoftBank");
    private static final Pattern DESKTOP = Pattern.compile("Windows|Macintosh|Mac OS X|X11|Linux|CrOS");

    private DeviceType() {}

    static String of(String userAgent, String osFamily) {
        if (has(BOT, userAgent) || has(PROGRAM, userAgent)) {
            return "bot";
        }
        if (has(SCREEN, userAgent)) {
            return "unknown";
        }
        if (has(TABLET, userAgent) || isAndroidTabletBrowser(userAgent)) {
            return "tablet";
        }
        // An app's own network library (CFNetwork) names its system only in a way that the parser knows.
        if (has(MOBILE, userAgent) || osFamily.equals("iOS")) {
            return "mobile";
        }
        return has(DESKTOP, userAgent) ? "desktop" : "unknown";
    }

    /** Apps' own agents (Dalvik) never say {@code Mobile}, so only browsers are told apart by it. */
    private static boolean isAndroidTabletBrowser(String userAgent) {
        return userAgent.startsWith("Mozilla/") && userAgent.contains("Android") && !userAgent.contains("Mobile");
    }

    private static boolean has(Pattern pattern, String userAgent) {
        return pattern.matcher(userAgent).find();
    }
}
