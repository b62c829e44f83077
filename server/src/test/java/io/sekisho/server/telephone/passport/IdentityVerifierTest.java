package io.sekisho.server.telephone.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sekisho.server.telephone.Attestation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityVerifierTest {

    private static final long NOW = 1_805_846_400; // 2027-03-24
    private static final String CALLER = "819012345678";
    private static final String CALLED = "81120000000";
    private static final Vouching INVALID = new Vouching.Forged(Vouching.Flaw.INVALID);

    /** Signed once, so that a change of how we read is noticed even where signing changes alike. */
    private static final String GOLDEN =
            "eyJhbGciOiJFUzI1NiIsInBwdCI6InNoYWtlbiIsInR5cCI6InBhc3Nwb3J0IiwieDV1IjoiaHR0cHM6Ly9jZXJ0LmV4YW1wbGUuanAvc2hha2"
                + "VuLnBlbSJ9.eyJhdHRlc3QiOiJBIiwiZGVzdCI6eyJ0biI6WyI4MTEyMDAwMDAwMCJdfSwiaWF0IjoxODA1ODQ2NDAwLCJvcmlnIjp7InRuIjo"
                + "iODE5MDEyMzQ1Njc4In0sIm9yaWdpZCI6ImRlMzA1ZDU0LTc1YjQtNDMxYi1hZGIyLWViNmI5ZTU0NjAxNCJ9.5wT1HiyleFzeklVq7sakLZTW"
                + "w7-l4OtLe7NOxqqqKLos-yLDnLG3PrrvWAELG-jJFFmJKfmUzuhaRLrwB4XWWA";

    private final IdentityVerifier verifier = verifier(NOW);

    @Test
    void aPassportSignedLongAgoByTheTestCarrierVerifiesAtItsTime() {
        assertThat(verify(Signers.header(GOLDEN))).isEqualTo(new Vouching.Signed(Attestation.SIGNED_A));
    }

    @ParameterizedTest
    @CsvSource({"A, SIGNED_A", "B, SIGNED_B", "C, SIGNED_C"})
    void theAttestationIsTheSigners(String attest, Attestation expected) {
        assertThat(verify(identity(attest, CALLER, CALLED, NOW))).isEqualTo(new Vouching.Signed(expected));
    }

    @ParameterizedTest
    @CsvSource({"-60, true", "-61, false", "60, true", "61, false", "-100000, false"})
    void onlyAFreshOneCounts(long age, boolean fresh) {
        Vouching stale = new Vouching.Forged(Vouching.Flaw.STALE);

        assertThat(verify(identity("A", CALLER, CALLED, NOW + age)))
                .isEqualTo(fresh ? new Vouching.Signed(Attestation.SIGNED_A) : stale);
    }

    @ParameterizedTest
    @CsvSource({
        "819012345679, 81120000000",
        "819012345678, 81120000001",
        "+819012345678, 81120000000",
        "'', 81120000000"
    })
    void anotherCallersOrAnotherCallsSignatureIsInvalid(String from, String to) {
        assertThat(verify(identity("A", from, to, NOW))).isEqualTo(INVALID);
    }

    @Test
    void whoseNumberOrOursCannotBeReadHasNoValidSignature() {
        List<String> headers = List.of(identity("A", CALLER, CALLED, NOW));

        assertThat(verifier.verify(headers, null, "+" + CALLED)).isEqualTo(INVALID);
        assertThat(verifier.verify(headers, "+" + CALLER, null)).isEqualTo(INVALID);
    }

    @Test
    void anotherKeyUnderAKnownAddressIsInvalid() {
        assertThat(verify(Signers.identity("other", Signers.claims("A", CALLER, CALLED, NOW))))
                .isEqualTo(INVALID);
    }

    @Test
    void whileASignerChangesHisKeyBothCount() {
        IdentityVerifier both = new IdentityVerifier(
                SignerCertificates.of(Signers.ADDRESS, Signers.certificate("other"), Signers.certificate("signer")),
                () -> Instant.ofEpochSecond(NOW));

        assertThat(both.verify(List.of(identity("A", CALLER, CALLED, NOW)), "+" + CALLER, "+" + CALLED))
                .isEqualTo(new Vouching.Signed(Attestation.SIGNED_A));
    }

    @Test
    void aCertificateOutsideItsTimeSignsNothing() {
        long longAgo = 1_000_000_000;

        assertThat(verifier(longAgo)
                        .verify(List.of(identity("A", CALLER, CALLED, longAgo)), "+" + CALLER, "+" + CALLED))
                .isEqualTo(INVALID);
    }

    @Test
    void aSignerWhoseCertificateWeDoNotHoldCountsAsNone() {
        String elsewhere = identity("A", CALLER, CALLED, NOW).replace("cert.example.jp", "cert.example.com");

        assertThat(verify(elsewhere)).isEqualTo(new Vouching.Unsigned());
    }

    @Test
    void anInfoOtherThanTheSignedAddressIsInvalid() {
        String token = Signers.token(
                "signer",
                Signers.claims("A", CALLER, CALLED, NOW),
                "shaken",
                URI.create("https://cert.example.com/other.pem"));

        assertThat(verify(Signers.header(token))).isEqualTo(INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token",
                "token;info=https://cert.example.jp/shaken.pem",
                ";;;",
                "t;info=<not a uri>;ppt=shaken"
            })
    void whatHasNotTheFormOfAHeaderCountsAsNone(String header) {
        assertThat(verify(header)).isEqualTo(new Vouching.Unsigned());
    }

    @Test
    void aPassportOfAnotherKindCountsAsNone() {
        assertThat(verify(identity("A", CALLER, CALLED, NOW).replace("ppt=shaken", "ppt=div")))
                .isEqualTo(new Vouching.Unsigned());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.y.z", "..", "not-a-token", "e30.e30."})
    void anUnreadableTokenUnderAKnownAddressIsInvalid(String token) {
        assertThat(verify(Signers.header(token))).isEqualTo(INVALID);
    }

    @Test
    void aChangedClaimBreaksTheSignature() {
        String[] parts = GOLDEN.split("\\.", 3);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"attest\":\"A\"", "\"attest\":\"B\"");
        String forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];

        assertThat(verify(Signers.header(forged))).isEqualTo(INVALID);
    }

    @Test
    void withoutAttestationItIsInvalid() {
        Map<String, Object> claims = Signers.claims("A", CALLER, CALLED, NOW);
        claims.remove("attest");

        assertThat(verify(Signers.identity("signer", claims))).isEqualTo(INVALID);
    }

    @Test
    void oneValidHeaderAmongOthersIsEnough() {
        String invalid = identity("A", "819000000000", CALLED, NOW);
        String valid = identity("B", CALLER, CALLED, NOW);

        assertThat(verifier.verify(List.of("noise", invalid, valid), "+" + CALLER, "+" + CALLED))
                .isEqualTo(new Vouching.Signed(Attestation.SIGNED_B));
    }

    @Test
    void certificatesAreReadFromFilesByAddress() throws URISyntaxException {
        Path file = Path.of(
                Objects.requireNonNull(Signers.class.getResource("signer.pem")).toURI());

        SignerCertificates read = SignerCertificates.parse(Signers.ADDRESS + "=" + file);

        assertThat(read.at(Signers.ADDRESS)).containsExactly(Signers.certificate("signer"));
        assertThat(read.at(URI.create("https://cert.example.com/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/carrier.pem", "https://a.jp/c.pem=", "=file", "https://a.jp/c.pem=/nowhere.pem", "a b=c"})
    void whatIsNoAddressWithACertificateIsAnError(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignerCertificates.parse(text))
                .withMessageStartingWith("must ");
    }

    private Vouching verify(String header) {
        return verifier.verify(List.of(header), "+" + CALLER, "+" + CALLED);
    }

    private static IdentityVerifier verifier(long now) {
        return new IdentityVerifier(
                SignerCertificates.of(Signers.ADDRESS, Signers.certificate("signer")),
                () -> Instant.ofEpochSecond(now));
    }

    private static String identity(String attest, String from, String to, long iat) {
        return Signers.identity("signer", Signers.claims(attest, from, to, iat));
    }
}
