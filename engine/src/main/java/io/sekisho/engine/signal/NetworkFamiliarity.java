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
        Population population = scene.facts().population();
        double bits = Familiarity.ADDRESS.bits(
                counts(scene), scene.history().logins(), population.address(), population.logins());
        Network network = scene.network();
        return List.of(new Reason(code(scene), bits, detail(scene), "network:" + LoginHistory.networkValue(network)));
    }

    /** An address that no database knows is in no country, so it speaks neither for a usual one nor against. */
    private static long[] counts(Scene scene) {
        long[] counts = scene.addressCounts().clone();
        if (scene.network().country().equals(Network.UNKNOWN_COUNTRY)) {
            counts[2] = Math.max(1, counts[2]);
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
