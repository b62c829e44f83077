package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Browsers;
import io.sekisho.demo.brokerage.Customer;
import java.util.List;
import java.util.Map;

/** Where thieves and travellers come from: addresses that the shipped network data knows. */
public final class Places {

    /**
     * Rented machines, as an operator would take them from a public list ({@code SEKISHO_NETWORK_LISTS}): what the demo's thieves use and no
     * more. Sakura Internet, Japan; Amazon, worldwide.
     */
    public static final List<String> HOSTING = List.of("AS7684 # Sakura Internet", "AS16509 # Amazon");

    /** Sakura Internet, Japan. */
    private static final String RENTED_IN_JAPAN = "153.126.128.";

    /** Amazon, Tokyo region. */
    private static final String BOT = "3.112.10.20";

    /** VNPT, Vietnam. */
    private static final String FAR_HOME = "14.177.20.5";

    /** StarHub, Singapore. */
    private static final String SINGAPORE = "116.86.10.20";

    /** KDDI. */
    private static final String OTHER_HOME = "27.80.200.14";

    private Places() {}

    /** His own computer, wherever he lives. */
    static ClientInfo naive() {
        return Browsers.CHROME_WINDOWS.at(FAR_HOME).withLanguage("vi-VN").withPage("Asia/Ho_Chi_Minh", "1536x864");
    }

    /** A rented machine in Japan and the most common set-up of a browser there. */
    static ClientInfo vpn() {
        return Browsers.CHROME_WINDOWS.at(RENTED_IN_JAPAN + "31");
    }

    /** The phishing server itself, looking like its victim's browser. */
    static ClientInfo relay(Customer victim) {
        return at(victim.home(), RENTED_IN_JAPAN + "77");
    }

    /** A neighbour's connection of the same provider, and exactly the victim's browser; all but the device token. */
    static ClientInfo targeted(Customer victim) {
        return at(victim.home(), neighbour(victim.home().ip()));
    }

    /** Another home in Japan, of another provider, and exactly the victim's browser; all but the device token. */
    static ClientInfo elsewhereAtHome(Customer victim) {
        return at(victim.home(), OTHER_HOME);
    }

    /** Another home in Japan, with the victim's browser and device token copied. */
    static ClientInfo stealer(Customer victim, String token) {
        return at(victim.home(), OTHER_HOME).withDevice(token);
    }

    /** A program, without what browsers send. */
    static ClientInfo bot() {
        return ClientInfo.of(BOT, "python-requests/2.32.3");
    }

    static ClientInfo newPhone(Customer customer) {
        return Browsers.CHROME_ANDROID.at(customer.home().ip());
    }

    /** His own browser in a hotel. */
    static ClientInfo abroad(ClientInfo own) {
        return at(own, SINGAPORE).withPage("Asia/Singapore", own.screen());
    }

    private static ClientInfo at(ClientInfo like, String ip) {
        ClientInfo moved = ClientInfo.of(ip, like.userAgent())
                .withLanguage(like.language())
                .withPage(like.timezone(), like.screen())
                .withDevice(like.device());
        return moved.withHints(Map.copyOf(like.hints()));
    }

    /** In the same /16, but another /24. */
    private static String neighbour(String ip) {
        int last = ip.lastIndexOf('.');
        int third = ip.lastIndexOf('.', last - 1);
        int block = (Integer.parseInt(ip.substring(third + 1, last)) + 1) % 250;
        return ip.substring(0, third + 1) + block + ".66";
    }
}
