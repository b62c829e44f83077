package io.sekisho.server.telephone.sip;

import io.sekisho.server.network.Address;
import io.sekisho.server.network.AddressRange;
import io.sekisho.server.telephone.passport.SignerCertificates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How calls come in and go out. Begin with {@link #on}.
 *
 * @param listen       for UDP and TCP; port 0 takes a free one
 * @param tls          absent: no TLS
 * @param advertised   the address by which the trunk reaches us, where it is not the one listened on; absent: that one
 * @param trunks       who may call
 * @param trustedPai   whose P-Asserted-Identity counts
 * @param certificates whose PASSporTs count
 * @param outgoing     where calls to customers are sent, such as {@code sip:192.0.2.10:5060;transport=tcp}; absent: no calling back
 * @param ownNumber    what calls to customers come from, E.164 or as the trunk wants it; absent: anonymous
 * @param ports        for sound
 * @param limits       what bounds calls
 */
public record SipConfig(
        InetSocketAddress listen,
        @Nullable Tls tls,
        @Nullable InetAddress advertised,
        List<AddressRange> trunks,
        List<AddressRange> trustedPai,
        SignerCertificates certificates,
        @Nullable TrunkAddress outgoing,
        @Nullable String ownNumber,
        PortRange ports,
        Limits limits) {

    /** Room for 250 calls. */
    private static final PortRange DEFAULT_PORTS = new PortRange(40_000, 40_499);

    private static final List<AddressRange> LOOPBACK =
            List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"));

    /**
     * @param keyStore PKCS #12: our key with its certificates, and those of whom we trust when we call by TLS
     * @param password of the store and the key
     */
    public record Tls(InetSocketAddress listen, Path keyStore, String password) {

        @Override
        public String toString() {
            return "Tls[" + listen + ", " + keyStore + ", [REDACTED]]";
        }
    }

    /** UDP ports, both inclusive. */
    public record PortRange(int first, int last) {
        public PortRange {
            if (first < 1024 || last > 65_535 || last - first < 1) {
                throw new IllegalArgumentException("must be two ports of 1024 to 65535, such as 40000-40499");
            }
        }
    }

    /**
     * @param calls    at once; beyond, callers hear that we are busy
     * @param longest  a call may last
     * @param ackLimit how long to wait for the ACK of our answer (RFC 3261, section 13.3.1.4: 64 times T1)
     * @param ringing  how long a customer whom we call back may let it ring
     */
    public record Limits(int calls, Duration longest, Duration ackLimit, Duration ringing) {
        public static final Limits USUAL =
                new Limits(200, Duration.ofMinutes(3), Duration.ofSeconds(32), Duration.ofSeconds(40));
    }

    public SipConfig {
        trunks = List.copyOf(trunks);
        trustedPai = List.copyOf(trustedPai);
        if (listen.getAddress() == null) {
            throw new IllegalArgumentException("the address to listen on is unknown: " + listen.getHostString());
        }
        if (advertised == null && listen.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("listening on every address needs one to advertise");
        }
    }

    /** The defaults: the own machine may call if and only if the own machine alone can. */
    public static SipConfig on(InetSocketAddress listen) {
        boolean alone = listen.getAddress() != null && listen.getAddress().isLoopbackAddress();
        InetAddress advertised =
                listen.getAddress() != null && listen.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : null;
        return new SipConfig(
                listen,
                null,
                advertised,
                alone ? LOOPBACK : List.of(),
                List.of(),
                SignerCertificates.none(),
                null,
                null,
                DEFAULT_PORTS,
                Limits.USUAL);
    }

    public SipConfig withTls(Tls changed) {
        return new SipConfig(
                listen, changed, advertised, trunks, trustedPai, certificates, outgoing, ownNumber, ports, limits);
    }

    public SipConfig withAdvertised(InetAddress changed) {
        return new SipConfig(
                listen, tls, changed, trunks, trustedPai, certificates, outgoing, ownNumber, ports, limits);
    }

    public SipConfig withTrunks(List<AddressRange> changed) {
        return new SipConfig(
                listen, tls, advertised, changed, trustedPai, certificates, outgoing, ownNumber, ports, limits);
    }

    public SipConfig withTrustedPai(List<AddressRange> changed) {
        return new SipConfig(
                listen, tls, advertised, trunks, changed, certificates, outgoing, ownNumber, ports, limits);
    }

    public SipConfig withCertificates(SignerCertificates changed) {
        return new SipConfig(listen, tls, advertised, trunks, trustedPai, changed, outgoing, ownNumber, ports, limits);
    }

    /** @param ownNumber that customers call, as it is dialled */
    public SipConfig withNumber(String ownNumber) {
        return new SipConfig(
                listen, tls, advertised, trunks, trustedPai, certificates, outgoing, ownNumber, ports, limits);
    }

    public SipConfig withOutgoing(TrunkAddress trunk, @Nullable String number) {
        return new SipConfig(listen, tls, advertised, trunks, trustedPai, certificates, trunk, number, ports, limits);
    }

    public SipConfig withPorts(PortRange changed) {
        return new SipConfig(
                listen, tls, advertised, trunks, trustedPai, certificates, outgoing, ownNumber, changed, limits);
    }

    public SipConfig withLimits(Limits changed) {
        return new SipConfig(
                listen, tls, advertised, trunks, trustedPai, certificates, outgoing, ownNumber, ports, changed);
    }

    boolean isTrunk(InetAddress host) {
        return contains(trunks, host);
    }

    boolean assertsNumbers(InetAddress host) {
        return contains(trustedPai, host);
    }

    /** Where the other side is to send sound and requests to. */
    InetAddress reachableAt() {
        return advertised == null ? listen.getAddress() : advertised;
    }

    private static boolean contains(List<AddressRange> networks, InetAddress host) {
        // A link-local address comes with the name of our interface.
        Address address = Address.parse(host.getHostAddress().split("%", 2)[0]);
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
