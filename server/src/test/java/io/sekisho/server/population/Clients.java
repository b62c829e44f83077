package io.sekisho.server.population;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import java.util.Random;

/** Made-up networks and browsers. */
final class Clients {

    private Clients() {}

    static Network network(String address, long asn, String country) {
        String block = address.substring(0, address.lastIndexOf('.')) + ".0/24";
        return new Network(address, block, asn, "", country, Network.Kind.UNLISTED, "test");
    }

    static Browser browser(String userAgent, String browser, String os, String deviceType) {
        return new Browser(userAgent, browser, browser, os, os, deviceType, "test");
    }

    /** One of some hundred addresses in a few networks; the same address may turn up in several countries. */
    static Network anyNetwork(Random random) {
        String address = "10.0." + random.nextInt(10) + "." + random.nextInt(30);
        return network(address, 1 + random.nextInt(6), random.nextInt(4) == 0 ? "US" : "JP");
    }

    static Browser anyBrowser(Random random) {
        String browser = "Chrome " + (120 + random.nextInt(5));
        String os = random.nextBoolean() ? "Windows 10" : "Android 14";
        String device = os.startsWith("Android") ? "mobile" : "desktop";
        return browser(browser + " on " + os + " build " + random.nextInt(9), browser, os, device);
    }
}
