package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.likelihood.Familiarity;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.LoginHistory;
import java.util.List;

/** How usual the address, its network and its country are for this account, against everyone (likelihood model). */
final class NetworkFamiliarity implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (!scene.hasHistory()) {
            return List.of();
        }
        String oddity = "network:" + LoginHistory.networkValue(scene.network());
        return List.of(new Reason(code(scene), bits(scene), detail(scene), oddity));
    }

    private static double bits(Scene scene) {
        Population population = scene.facts().population();
        return countryUnknown(scene)
                ? Familiarity.ADDRESS.most(counts(scene))
                : Familiarity.ADDRESS.bits(
                        counts(scene), scene.history().logins(), population.address(), population.logins());
    }

    /**
     * An address that no database knows is in no country: not in a new one, but it never counts for less than one in a usual
     * country.
     */
    private static boolean countryUnknown(Scene scene) {
        return scene.addressCounts()[2] == 0 && scene.network().country().equals(Network.UNKNOWN_COUNTRY);
    }

    private static long[] counts(Scene scene) {
        long[] counts = scene.addressCounts().clone();
        if (countryUnknown(scene)) {
            counts[2] = 1;
        }
        return counts;
    }

    private static String code(Scene scene) {
        if (scene.addressSeen() || scene.networkSeen()) {
            return "NETWORK_USUAL";
        }
        return counts(scene)[2] > 0 ? "NETWORK_NEW" : "COUNTRY_NEW";
    }

    private static String detail(Scene scene) {
        String name = name(scene.network());
        long[] counts = scene.addressCounts();
        int logins = scene.history().logins();
        if (scene.addressSeen()) {
            return "this address in " + counts[0] + " of " + logins + " logins";
        }
        if (scene.networkSeen()) {
            return "new address in " + name + ", the network of " + counts[1] + " of " + logins + " logins";
        }
        return counts(scene)[2] > 0
                ? "first login from " + name
                : "first login from " + name + " and from country "
                        + scene.network().country();
    }

    static String name(Network network) {
        if (network.asn() == 0) {
            return "network " + network.block();
        }
        return "AS" + network.asn() + (network.organisation().isEmpty() ? "" : " " + network.organisation());
    }
}
