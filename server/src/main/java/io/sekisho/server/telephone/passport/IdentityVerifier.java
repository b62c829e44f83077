package io.sekisho.server.telephone.passport;

import io.sekisho.server.telephone.Attestation;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the Identity headers of a call (RFC 8224, section 6.2). A header of another kind, or of a signer whose certificate we do not
 * hold, counts as none: carriers we know nothing of sign calls too. One that names a certificate of ours has to hold.
 */
public final class IdentityVerifier {

    /** RFC 8224, section 6.2.2 step 4 recommends one minute, as ATIS-1000074 does; both ways, since clocks differ. */
    private static final Duration FRESHNESS = Duration.ofSeconds(60);

    /** Each costs a signature check. A call has one, or a few where it was diverted. */
    private static final int HEADERS_MAX = 4;

    private final SignerCertificates certificates;
    private final InstantSource clock;

    public IdentityVerifier(SignerCertificates certificates, InstantSource clock) {
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * @param headers values as they came
     * @param caller  E.164, as From or P-Asserted-Identity say; absent where unreadable
     * @param called  E.164, as To says; absent where unreadable
     */
    public Vouching verify(List<String> headers, @Nullable String caller, @Nullable String called) {
        Vouching found = new Vouching.Unsigned();
        for (String header : headers.subList(0, Math.min(headers.size(), HEADERS_MAX))) {
            switch (verify(header, caller, called)) {
                case Vouching.Signed signed -> {
                    return signed;
                }
                case Vouching.Forged forged -> found = forged;
                case Vouching.Unsigned ignored -> {
                    // The next one may tell more.
                }
            }
        }
        return found;
    }

    private Vouching verify(String header, @Nullable String caller, @Nullable String called) {
        Optional<IdentityHeader> read = IdentityHeader.parse(header);
        if (read.isEmpty() || !"shaken".equals(read.get().ppt())) {
            return new Vouching.Unsigned();
        }
        IdentityHeader identity = read.get();
        List<X509Certificate> signers = certificates.at(identity.info());
        if (signers.isEmpty()) {
            return new Vouching.Unsigned();
        }
        boolean otherAlgorithm = identity.alg() != null && !identity.alg().equals("ES256");
        Optional<Passport> passport = Passport.parse(identity.token());
        return otherAlgorithm || passport.isEmpty() || !passport.get().isShaken(identity.info())
                ? invalid()
                : verify(passport.get(), signers, caller, called);
    }

    private Vouching verify(
            Passport passport, List<X509Certificate> signers, @Nullable String caller, @Nullable String called) {
        Instant now = clock.instant();
        Optional<Instant> issuedAt = passport.issuedAt();
        Optional<Attestation> attestation = passport.attestation();
        boolean holds = issuedAt.isPresent()
                && attestation.isPresent()
                && caller != null
                && called != null
                && passport.isFrom(caller)
                && passport.isTo(called)
                && signers.stream().anyMatch(signer -> isValid(signer, now) && passport.isSignedBy(signer));
        if (!holds) {
            return invalid();
        }
        boolean fresh = Duration.between(issuedAt.get(), now).abs().compareTo(FRESHNESS) <= 0;
        return fresh ? new Vouching.Signed(attestation.get()) : new Vouching.Forged(Vouching.Flaw.STALE);
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static Vouching invalid() {
        return new Vouching.Forged(Vouching.Flaw.INVALID);
    }
}
