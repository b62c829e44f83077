package io.sekisho.simulator;

import io.sekisho.simulator.market.MarketSource;
import java.util.List;

/** Simulations small enough for tests. */
final class Small {

    private Small() {}

    /** Two weeks of 1,500 customers, without schemes. */
    static SimulationConfig quiet(long seed) {
        return SimulationConfig.of(seed).withAccounts(1_500).withMarket(new MarketSource.Generated(600));
    }

    static SimulationConfig withScheme(long seed, Variant variant, int victims) {
        return quiet(seed).withSchemes(List.of(SchemeConfig.of(variant, victims)));
    }

    static SimulationConfig withScheme(long seed) {
        return withScheme(seed, Variant.CLASSIC, 10);
    }
}
