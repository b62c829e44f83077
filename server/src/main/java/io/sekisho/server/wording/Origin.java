package io.sekisho.server.wording;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;

/**
 * From what kind of computer and from where something was asked for, in words a customer can check.
 *
 * @param browser such as {@code Chrome 131}; empty when unknown
 * @param system such as {@code Windows 10}; empty when unknown
 * @param country ISO 3166-1 alpha-2, {@code ZZ} when unknown
 * @param organisation who runs the network; empty when unknown
 */
public record Origin(String browser, String system, String country, String organisation) {

    /** Where alone is known. */
    public static Origin of(Network network) {
        return new Origin("", "", network.country(), network.organisation());
    }

    public static Origin of(Browser browser, Network network) {
        return new Origin(browser.browser(), browser.os(), network.country(), network.organisation());
    }
}
