package io.sekisho.server.beacon;

import io.sekisho.engine.event.Client;
import io.sekisho.server.limit.Guesses;
import io.sekisho.server.network.Address;
import io.sekisho.server.phishing.OwnHosts;
import io.sekisho.server.phishing.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the script's reports, as far as their number is bearable: anybody can send them. */
final class Reports {

    /** Reports of one address at a stretch: pages reloaded, several tabs, a household. */
    static final int ADDRESS_BURST = 20;

    private static final Duration ADDRESS_EACH = Duration.ofSeconds(10);
    private static final int ADDRESSES_MAX = 20_000;

    /** Reports of all at a stretch, then ten a second: each writes a few rows. */
    static final int ALL_BURST = 300;

    private static final Duration ALL_EACH = Duration.ofMillis(100);

    /** Hosts never heard of, at a stretch, then one every five minutes: each becomes a case that people look at. */
    static final int NEW_HOSTS_BURST = 50;

    private static final Duration NEW_HOSTS_EACH = Duration.ofMinutes(5);

    /** A customer meets few fake sites; whoever names many makes them up. */
    private static final Duration NEW_HOSTS_OF_ADDRESS_EACH = Duration.ofHours(1);

    /** Where pages are shown to people who know what they look at: translators, archives, caches. */
    private static final List<String> VIEWERS = List.of(
            "translate.goog",
            "translate.googleusercontent.com",
            "webcache.googleusercontent.com",
            "web.archive.org",
            "archive.today",
            "archive.ph",
            "translatoruser-int.com",
            "translatoruser.com",
            "urlscan.io");

    private static final String ALL = "all";
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private final Jdbi jdbi;
    private final Sites sites;
    private final OwnHosts own;
    private final Lures lures;
    private final InstantSource clock;
    private final Guesses byAddress;
    private final Guesses inAll;
    private final Guesses newHostsByAddress;
    private final Guesses newHosts;

    Reports(Jdbi jdbi, Sites sites, OwnHosts own, Lures lures, InstantSource clock) {
        this.jdbi = jdbi;
        this.sites = sites;
        this.own = own;
        this.lures = lures;
        this.clock = clock;
        this.byAddress = new Guesses(ADDRESS_BURST, ADDRESS_EACH, ADDRESSES_MAX, clock);
        this.inAll = new Guesses(ALL_BURST, ALL_EACH, 1, clock);
        this.newHostsByAddress = new Guesses(ADDRESS_BURST, NEW_HOSTS_OF_ADDRESS_EACH, ADDRESSES_MAX, clock);
        this.newHosts = new Guesses(NEW_HOSTS_BURST, NEW_HOSTS_EACH, 1, clock);
    }

    /** @param client whose browser it is */
    void take(Report report, Client client) {
        boolean strangers = !own.names().isEmpty() && !own.own(report.host()) && !viewer(report.host());
        if (!strangers
                || byAddress.take(Address.parse(client.ip()).canonical()).isPresent()
                || inAll.take(ALL).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            if (!sites.known(handle, report.host()) && tooManyNew(client)) {
                LOG.warn("too many new hosts are reported by beacons just now: {} is left out", report.host());
                return;
            }
            Optional<String> caseId = sites.seen(
                    handle, new Sites.Sight(report.host(), Sites.Means.BEACON, "beacon", report.detail()), now);
            if (caseId.isPresent() && report.vouched()) {
                lures.add(handle, report.host(), client.ip(), client.userAgent(), now);
            }
        });
    }

    /** By address first, so that nobody alone uses up what is there for all. */
    private boolean tooManyNew(Client client) {
        return newHostsByAddress.take(Address.parse(client.ip()).canonical()).isPresent()
                || newHosts.take(ALL).isPresent();
    }

    private static boolean viewer(String host) {
        return VIEWERS.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }
}
