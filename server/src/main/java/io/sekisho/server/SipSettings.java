package io.sekisho.server;

import io.sekisho.server.network.AddressRange;
import io.sekisho.server.telephone.passport.SignerCertificates;
import io.sekisho.server.telephone.sip.SipConfig;
import io.sekisho.server.telephone.sip.TrunkAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of the SIP trunk. */
final class SipSettings {

    private static final Pattern PORTS = Pattern.compile("(\\d{4,5})-(\\d{4,5})");

    private SipSettings() {}

    /** Everything is checked also where nothing listens, so that a file written now is not found wrong later. */
    static @Nullable SipConfig read(GivenSettings given, @Nullable String number) {
        InetSocketAddress listen = given.read(Setting.SIP_LISTEN, SipSettings::endpoint);
        List<AddressRange> trunks = given.read(Setting.SIP_TRUNKS, SipSettings::ranges);
        List<AddressRange> trusted = given.read(Setting.SIP_TRUSTED_PAI, SipSettings::ranges, List.of());
        InetAddress advertised = given.read(Setting.SIP_ADVERTISED, SipSettings::literal);
        SignerCertificates certificates = given.read(Setting.SIP_CERTIFICATES, SignerCertificates::parse);
        TrunkAddress outgoing = given.read(Setting.SIP_OUTGOING, TrunkAddress::parse);
        SipConfig.PortRange ports = given.read(Setting.SIP_RTP_PORTS, SipSettings::ports);
        SipConfig.Tls tls = tls(given);
        given.requireTogether(Setting.SIP_LISTEN, Setting.CALL_NUMBER);
        if (listen == null) {
            return null;
        }
        SipConfig config = SipConfig.on(listen).withTrustedPai(trusted);
        config = trunks == null ? config : config.withTrunks(trunks);
        config = advertised == null ? config : config.withAdvertised(advertised);
        config = certificates == null ? config : config.withCertificates(certificates);
        config = number == null ? config : config.withNumber(number);
        config = outgoing == null ? config : config.withOutgoing(outgoing, number);
        config = ports == null ? config : config.withPorts(ports);
        return tls == null ? config : config.withTls(tls);
    }

    private static SipConfig.@Nullable Tls tls(GivenSettings given) {
        InetSocketAddress listen = given.read(Setting.SIP_TLS_LISTEN, SipSettings::endpoint);
        Path keyStore = given.read(Setting.SIP_TLS_KEYSTORE, SipSettings::readable);
        String password = given.read(Setting.SIP_TLS_PASSWORD, Formats::key);
        given.requireTogether(
                Setting.SIP_TLS_LISTEN, Setting.SIP_LISTEN, Setting.SIP_TLS_KEYSTORE, Setting.SIP_TLS_PASSWORD);
        return listen == null || keyStore == null || password == null
                ? null
                : new SipConfig.Tls(listen, keyStore, password);
    }

    private static InetSocketAddress endpoint(String text) {
        URI uri = URI.create("any://" + Formats.address(text));
        String host = uri.getHost();
        InetSocketAddress address = new InetSocketAddress(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, uri.getPort());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("must name an address of this machine, such as 127.0.0.1:5060");
        }
        return address;
    }

    private static List<AddressRange> ranges(String text) {
        return Formats.networks(text).stream().map(AddressRange::parse).toList();
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an address, such as 192.0.2.10", e);
        }
    }

    private static Path readable(String text) {
        Path file = Path.of(text);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("must be a PKCS #12 file that can be read");
        }
        return file;
    }

    private static SipConfig.PortRange ports(String text) {
        Matcher ports = PORTS.matcher(text);
        if (!ports.matches()) {
            throw new IllegalArgumentException("must be two ports of 1024 to 65535, such as 40000-40499");
        }
        return new SipConfig.PortRange(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
    }
}
