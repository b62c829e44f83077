package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sekisho.server.calling.Sipp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIPp as Debian has it knows no TLS. */
@Tag("slow")
class SipTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void makeKey() throws IOException, InterruptedException {
        store = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sip",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aTrunkMaySpeakTls(String protocol) throws IOException, GeneralSecurityException {
        int port = Sipp.freePort();
        try (SipTrunk trunk = start(port, PASSWORD);
                SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                OPTIONS sip:sekisho@127.0.0.1 SIP/2.0
                Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK-1
                From: <sip:trunk@127.0.0.1>;tag=1
                To: <sip:sekisho@127.0.0.1>
                Call-ID: 1@127.0.0.1
                CSeq: 1 OPTIONS
                Max-Forwards: 70
                Content-Length: 0

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            byte[] answer = socket.getInputStream().readNBytes(11);

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("SIP/2.0 200");
            assertThat(trunk.active()).isZero();
        }
    }

    @Test
    void aKeyStoreThatCannotBeReadIsSaidAtOnce() {
        int port = Sipp.freePort();

        assertThatExceptionOfType(SipFault.class)
                .isThrownBy(() -> start(port, "wrong"))
                .withMessageContaining(store.toString());
    }

    private SipTrunk start(int port, String password) {
        InetSocketAddress plain = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SipConfig config = SipConfig.on(plain)
                .withTls(new SipConfig.Tls(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), store, password));
        return SipTrunk.start(
                config,
                new ScriptedSwitchboard(),
                ScriptedSwitchboard.VOICE,
                () -> Instant.EPOCH,
                new SimpleMeterRegistry());
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("sip", trusted.getCertificate("sip"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
