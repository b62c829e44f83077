package io.sekisho.server.telephone.passport;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose signatures count: for each address that signers name in {@code info}, the certificates that the operator put in place of what
 * lies there. An address names a signer's own certificate, so a file holds that one first; what else it holds is not read.
 */
public final class SignerCertificates {

    private static final String FORM =
            "must be ADDRESS=FILE, such as https://cert.example.jp/shaken.pem=/etc/sekisho/carrier.pem";

    private final Map<URI, List<X509Certificate>> byAddress;

    private SignerCertificates(Map<URI, List<X509Certificate>> byAddress) {
        this.byAddress = byAddress;
    }

    public static SignerCertificates none() {
        return new SignerCertificates(Map.of());
    }

    /** For one address several certificates may count, as while a signer changes his key. */
    public static SignerCertificates of(URI address, X509Certificate... certificates) {
        return new SignerCertificates(Map.of(address, List.of(certificates)));
    }

    /**
     * {@code ADDRESS=FILE}, separated by commas; an address may come several times.
     *
     * @throws IllegalArgumentException where the text or a file does not fit; goes on from the setting's name
     */
    public static SignerCertificates parse(String text) {
        Map<URI, List<X509Certificate>> read = new LinkedHashMap<>();
        Arrays.stream(text.split(",")).map(String::strip).forEach(entry -> {
            int equals = entry.lastIndexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw new IllegalArgumentException(FORM);
            }
            read.computeIfAbsent(address(entry.substring(0, equals)), ignored -> new ArrayList<>())
                    .add(certificate(entry.substring(equals + 1)));
        });
        return new SignerCertificates(read);
    }

    List<X509Certificate> at(URI address) {
        return byAddress.getOrDefault(address, List.of());
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    private static X509Certificate certificate(String file) {
        String expected = "must name PEM files, each with a certificate of an elliptic key (P-256) first";
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            X509Certificate read =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (!(read.getPublicKey() instanceof ECPublicKey)) {
                throw new IllegalArgumentException(expected);
            }
            return read;
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }
}
