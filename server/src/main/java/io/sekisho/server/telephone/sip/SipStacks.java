package io.sekisho.server.telephone.sip;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.text.ParseException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.SipStack;

/** Makes SIP stacks that listen, set as we need them. */
final class SipStacks {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final int PORT_TRIES = 16;
    private static final String ON = "true";

    private SipStacks() {}

    /** @throws SipFault naming the address, where it cannot be listened on */
    static SipProvider listen(SipConfig config) {
        int port = config.listen().getPort() == 0
                ? freePort(config.listen().getAddress())
                : config.listen().getPort();
        InetSocketAddress at = new InetSocketAddress(config.listen().getAddress(), port);
        try {
            SipStack stack = SipFactory.getInstance().createSipStack(properties(config));
            SipProvider provider = stack.createSipProvider(point(stack, config, at, ListeningPoint.UDP));
            provider.addListeningPoint(point(stack, config, at, ListeningPoint.TCP));
            SipConfig.Tls tls = config.tls();
            if (tls != null) {
                provider.addListeningPoint(point(stack, config, tls.listen(), ListeningPoint.TLS));
            }
            return provider;
        } catch (SipException | InvalidArgumentException | ParseException e) {
            throw new SipFault("cannot take calls at " + at + ": " + e.getMessage(), e);
        }
    }

    private static ListeningPoint point(SipStack stack, SipConfig config, InetSocketAddress at, String transport)
            throws SipException, InvalidArgumentException, ParseException {
        ListeningPoint point = stack.createListeningPoint(at.getAddress().getHostAddress(), at.getPort(), transport);
        if (config.advertised() != null) {
            point.setSentBy(Messages.literal(config.advertised()) + ":" + at.getPort());
        }
        return point;
    }

    private static Properties properties(SipConfig config) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "sekisho-" + COUNT.incrementAndGet());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", SilentStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", SilentServerLogger.class.getName());
        // On its own the stack answers a repeated INVITE with 482 once the call is answered; so dialogs are made and
        // missed by us.
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
        properties.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
        // Calls are put in order by their lanes.
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", ON);
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "4");
        properties.setProperty("gov.nist.javax.sip.THREAD_PRIORITY", String.valueOf(Thread.NORM_PRIORITY));
        properties.setProperty("gov.nist.javax.sip.MAX_MESSAGE_SIZE", "16384");
        properties.setProperty("gov.nist.javax.sip.MAX_CONNECTIONS", "64");
        properties.setProperty("gov.nist.javax.sip.MAX_SERVER_TRANSACTIONS", "4000");
        // After this a half-open call is forgotten, and one that never gets its ACK.
        properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "60");
        SipConfig.Tls tls = config.tls();
        if (tls != null) {
            encrypt(properties, tls);
        }
        return properties;
    }

    private static void encrypt(Properties properties, SipConfig.Tls tls) {
        try (InputStream in = Files.newInputStream(tls.keyStore())) {
            // The stack itself would go on without a key.
            KeyStore.getInstance("PKCS12").load(in, tls.password().toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new SipFault("cannot read the key store " + tls.keyStore() + " with its password", e);
        }
        properties.setProperty("javax.net.ssl.keyStore", tls.keyStore().toString());
        properties.setProperty("javax.net.ssl.keyStorePassword", tls.password());
        properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
        // Who calls is decided by address; carriers seldom have client certificates.
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_AUTH_TYPE", "Disabled");
        properties.setProperty("gov.nist.javax.sip.TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2");
        properties.setProperty(
                "gov.nist.javax.sip.ENABLED_CIPHER_SUITES",
                "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
                        + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
                        + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    }

    /** One that is free by UDP and TCP; the stack itself wants to be told. */
    private static int freePort(InetAddress host) {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, host);
                    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, tcp.getLocalPort()))) {
                return udp.getLocalPort();
            } catch (IOException e) {
                // Taken by UDP: the next one.
            }
        }
        throw new SipFault(
                "no free port for calls at " + host.getHostAddress(), new IOException("all tried are taken"));
    }
}
