package io.sekisho.server.telephone.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of calls from addresses that are no trunk; seldom, since the Internet is full of them. */
final class Strangers {

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant last = Instant.EPOCH;
    private long untold;

    Strangers(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void refused(@Nullable InetAddress from) {
        untold++;
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(BETWEEN) >= 0) {
            LOG.warn(
                    "Refused {} call(s) from addresses that are no trunk of SEKISHO_SIP_TRUNKS, the last from {}",
                    untold,
                    from == null ? "an unknown one" : from.getHostAddress());
            last = now;
            untold = 0;
        }
    }
}
