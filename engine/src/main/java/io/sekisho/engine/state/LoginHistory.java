package io.sekisho.engine.state;

import io.sekisho.engine.fact.Network;
import java.time.Instant;
import java.util.Arrays;

/**
 * The account's own successful logins, counted by level of the two features of the likelihood model, by the machine's
 * set-up, and by time of day.
 *
 * @param logins  successful logins learned, n_u of the model
 * @param address {@linkplain Place places}
 * @param family browser and system families, versions left out
 * @param hours  logins by three-hour slot of the day in the brokerage's zone; eight counts
 */
public record LoginHistory(
        int logins,
        ValueCounts address,
        ValueCounts network,
        ValueCounts country,
        ValueCounts userAgent,
        ValueCounts browser,
        ValueCounts os,
        ValueCounts deviceType,
        ValueCounts family,
        ValueCounts language,
        ValueCounts timezone,
        ValueCounts screen,
        int[] hours) {

    public static final int SLOTS = 8;

    public static final LoginHistory NONE = new LoginHistory(
            0,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            ValueCounts.NONE,
            new int[SLOTS]);

    public LoginHistory plus(Instant time, LoginTraits login) {
        int[] slots = hours.clone();
        slots[slot(time)]++;
        return new LoginHistory(
                logins + 1,
                address.plus(login.place()),
                network.plus(login.network()),
                country.plus(Fingerprint.of(login.country())),
                userAgent.plus(login.userAgent()),
                browser.plus(login.browser()),
                os.plus(login.os()),
                deviceType.plus(login.deviceType()),
                family.plus(login.family()),
                known(language, login.setup().language()),
                known(timezone, login.setup().timezone()),
                known(screen, login.setup().screen()),
                slots);
    }

    private static ValueCounts known(ValueCounts counts, long value) {
        return value == 0 ? counts : counts.plus(value);
    }

    /** How often the account had this login's address, network and country. */
    public long[] addressCounts(LoginTraits login) {
        return new long[] {
            address.total(Place.sameAddress(login.place())),
            network.count(login.network()),
            country.count(Fingerprint.of(login.country()))
        };
    }

    /** How often the account had this login's user agent, browser, operating system and device type. */
    public long[] userAgentCounts(LoginTraits login) {
        return new long[] {
            userAgent.count(login.userAgent()),
            browser.count(login.browser()),
            os.count(login.os()),
            deviceType.count(login.deviceType())
        };
    }

    /** The slot of the day, in the zone the brokerage's customers live in. */
    public static int slot(Instant time) {
        return time.atZone(Zones.BROKERAGE).getHour() * SLOTS / 24;
    }

    /** See {@link Place#networkValue}. */
    public static long networkValue(Network at) {
        return Place.networkValue(at);
    }

    /** How often the account had an address in this neighbourhood (/24 of IPv4, /48 of IPv6). */
    public int neighbourhood(Network at) {
        return address.total(Place.sameNeighbourhood(at));
    }

    /** The addresses that the account had in this network, of those remembered. */
    public ValueCounts addressesIn(Network at) {
        return address.where(Place.sameNetwork(at));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoginHistory that
                && logins == that.logins
                && address.equals(that.address)
                && network.equals(that.network)
                && country.equals(that.country)
                && userAgent.equals(that.userAgent)
                && browser.equals(that.browser)
                && os.equals(that.os)
                && deviceType.equals(that.deviceType)
                && family.equals(that.family)
                && language.equals(that.language)
                && timezone.equals(that.timezone)
                && screen.equals(that.screen)
                && Arrays.equals(hours, that.hours);
    }

    @Override
    public int hashCode() {
        return 31 * logins + address.hashCode();
    }
}
