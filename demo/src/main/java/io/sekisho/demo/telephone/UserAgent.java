package io.sekisho.demo.telephone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;
import javax.sip.message.Request;

/** Telephones on this machine: calls an exchange by SIP (RFC 3261) over UDP. Safe for many threads. */
public final class UserAgent implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int PACKET_MILLIS = 20;

    private final Exchange exchange;
    private final InstantSource clock;
    private final SipStack stack;
    private final SipProvider provider;
    private final Invitations invitations;
    private final RandomGenerator random;
    private final List<Call> standing = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("demo-telephone").factory());

    private final ScheduledFuture<?> ticking;

    private UserAgent(Exchange exchange, InstantSource clock, SipStack stack, SipProvider provider) {
        this.exchange = exchange;
        this.clock = clock;
        this.stack = stack;
        this.provider = provider;
        this.random = new SecureRandom();
        this.invitations = new Invitations(exchange, random);
        this.ticking = pace.scheduleAtFixedRate(this::tick, PACKET_MILLIS, PACKET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @throws TelephoneFault where this machine has no port for it */
    public static UserAgent open(Exchange exchange, InstantSource clock) {
        try {
            SipStack stack = SipFactory.getInstance().createSipStack(properties());
            SipProvider provider = stack.createSipProvider(stack.createListeningPoint(HOST, freePort(), "udp"));
            UserAgent agent = new UserAgent(exchange, clock, stack, provider);
            provider.addSipListener(new Receiver(provider, agent.invitations));
            return agent;
        } catch (PeerUnavailableException e) {
            throw new TelephoneFault("the SIP library is incomplete", e);
        } catch (SipException | InvalidArgumentException | TooManyListenersException | IOException e) {
            throw new TelephoneFault("the demo's telephone has no port", e);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "telephone-" + UUID.randomUUID());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "2");
        return properties;
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral(HOST))) {
            return socket.getLocalPort();
        }
    }

    /** As it is dialled. */
    public String number() {
        return exchange.number();
    }

    /** Dials; what becomes of it is seen in the call. */
    public Call call(Caller caller) {
        Sound sound = Sound.at(HOST, random);
        Call call = new Call(caller, sound, clock);
        try {
            Request invite = invitations.invite(provider, caller, sound.port());
            ClientTransaction transaction = provider.getNewClientTransaction(invite);
            transaction.setApplicationData(call);
            call.dialled(new Ends(provider, transaction, call));
            standing.add(call);
            call.note(true, Receiver.summary(invite));
            transaction.sendRequest();
            transaction.getDialog().setApplicationData(call);
            return call;
        } catch (SipException e) {
            call.end(Call.Ending.NOT_REACHED, 0);
            return call;
        }
    }

    private void tick() {
        standing.removeIf(call -> call.state() == Call.State.OVER);
        standing.forEach(Call::tick);
    }

    @Override
    public void close() {
        standing.forEach(Call::hangUp);
        ticking.cancel(false);
        pace.shutdownNow();
        stack.stop();
    }
}
