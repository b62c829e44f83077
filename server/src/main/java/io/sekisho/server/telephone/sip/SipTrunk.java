package io.sekisho.server.telephone.sip;

import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.server.telephone.Switchboard;
import io.sekisho.server.telephone.Voice;
import io.sekisho.server.telephone.passport.IdentityVerifier;
import io.sekisho.server.telephone.rtp.MediaPorts;
import io.sekisho.server.telephone.rtp.Pacer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TooManyListenersException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sip.ListeningPoint;
import javax.sip.SipProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running SIP trunk: every part of this package, put together. */
public final class SipTrunk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SipTrunk.class);

    /** How long calls that stand when the server stops may take to be hung up. */
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Site site;
    private final Alarms.Scheduled alarms;
    private final ExecutorService threads;

    private SipTrunk(Site site, Alarms.Scheduled alarms, ExecutorService threads) {
        this.site = site;
        this.alarms = alarms;
        this.threads = threads;
    }

    /**
     * Returns once calls are taken.
     *
     * @param registry gets {@code sekisho.sip.calls} by outcome and {@code sekisho.sip.calls.active}
     * @throws SipFault where the address cannot be listened on, or the key store not be read
     */
    public static SipTrunk start(
            SipConfig config, Switchboard switchboard, Voice voice, InstantSource clock, MeterRegistry registry) {
        SecureRandom random = new SecureRandom();
        SipProvider provider = SipStacks.listen(config);
        Alarms.Scheduled alarms = new Alarms.Scheduled();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("telephone-call-", 0).factory());
        Site site = new Site(
                config,
                provider,
                new Messages(config, random),
                new CallerReader(new IdentityVerifier(config.certificates(), clock), config.ownNumber()),
                switchboard,
                voice,
                new MediaPorts(
                        config.listen().getAddress(),
                        config.ports().first(),
                        config.ports().last()),
                new Pacer(),
                alarms,
                threads,
                clock,
                random,
                new CallMeters(registry),
                new Calls(config.limits().calls()));
        try {
            provider.addSipListener(new SipEndpoint(site, new Strangers(clock)));
        } catch (TooManyListenersException e) {
            throw new IllegalStateException("a new provider has no listener", e);
        }
        SipTrunk trunk = new SipTrunk(site, alarms, threads);
        LOG.info(
                "Taking calls by SIP at {} (UDP, TCP)",
                config.listen().getAddress().getHostAddress() + ":" + trunk.port());
        return trunk;
    }

    /** For UDP and TCP, also when a free one was asked for. */
    public int port() {
        return site.provider().getListeningPoint(ListeningPoint.UDP).getPort();
    }

    /** Calls at this moment. */
    public int active() {
        return site.calls().active();
    }

    /** Hangs up all calls, and takes no more. */
    @Override
    public void close() {
        site.calls().close().forEach(Call::hangUp);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        alarms.close();
        site.pacer().close();
        site.provider().getSipStack().stop();
    }
}
