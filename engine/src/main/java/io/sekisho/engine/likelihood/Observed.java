package io.sekisho.engine.likelihood;

import java.util.List;

/**
 * A login as the likelihood model sees it: values by level, the most specific first.
 *
 * @param address   address, autonomous system, country
 * @param userAgent user agent, browser, operating system, device type
 */
public record Observed(String user, List<String> address, List<String> userAgent) {

    public Observed {
        address = List.copyOf(address);
        userAgent = List.copyOf(userAgent);
        if (address.size() != Weights.ADDRESS.levels() || userAgent.size() != Weights.USER_AGENT.levels()) {
            throw new IllegalArgumentException("a login has " + Weights.ADDRESS.levels() + " levels of address and "
                    + Weights.USER_AGENT.levels() + " of user agent, not " + address.size() + " and "
                    + userAgent.size());
        }
    }
}
