package io.sekisho.engine.state;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;

/**
 * What of a login is remembered: its values at every level that the {@linkplain LoginHistory history} counts, as fingerprints.
 * Smaller than the facts they come from, so that a challenged login can wait in the account's memory until it is passed.
 *
 * @param place   see {@link Place}
 * @param network see {@link Place#networkValue}
 * @param country ISO 3166-1 alpha-2
 * @param family  browser and system families, versions left out
 */
public record LoginTraits(
        long place,
        long network,
        String country,
        long userAgent,
        long browser,
        long os,
        long deviceType,
        long family,
        Setup setup) {

    public static LoginTraits of(Network at, Browser with, Setup setup) {
        return new LoginTraits(
                Place.of(at),
                Place.networkValue(at),
                at.country(),
                Fingerprint.of(with.userAgent()),
                Fingerprint.of(with.browser()),
                Fingerprint.of(with.os()),
                Fingerprint.of(with.deviceType()),
                Fingerprint.of(Device.family(with)),
                setup);
    }
}
