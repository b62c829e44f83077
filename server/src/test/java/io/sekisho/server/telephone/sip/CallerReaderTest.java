package io.sekisho.server.telephone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.telephone.Attestation;
import io.sekisho.server.telephone.Caller;
import io.sekisho.server.telephone.passport.IdentityVerifier;
import io.sekisho.server.telephone.passport.SignerCertificates;
import io.sekisho.server.telephone.passport.Signers;
import io.sekisho.server.telephone.passport.Vouching;
import io.sekisho.server.telephone.sip.CallerReader.Claims;
import io.sekisho.server.telephone.sip.CallerReader.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerReaderTest {

    private static final long NOW = 1_805_846_400;
    private static final String CUSTOMER = "+819012345678";
    private static final String STRANGER = "+815011112222";
    private static final List<String> NONE = List.of();

    private final CallerReader reader = reader(null);

    private static CallerReader reader(@Nullable String own) {
        return new CallerReader(
                new IdentityVerifier(
                        SignerCertificates.of(Signers.ADDRESS, Signers.certificate("signer")),
                        () -> Instant.ofEpochSecond(NOW)),
                own);
    }

    @Test
    void aFromIsOnlyClaimed() {
        assertThat(read(claims("09012345678", NONE, NONE, NONE), false))
                .isEqualTo(known(CUSTOMER, Attestation.CLAIMED));
    }

    @Test
    void aTrustedTrunksAssertedIdentityWinsOverFrom() {
        assertThat(read(claims(CUSTOMER, List.of(STRANGER), NONE, NONE), true))
                .isEqualTo(known(STRANGER, Attestation.ASSERTED));
    }

    @Test
    void anyOtherTrunksAssertedIdentityIsNotRead() {
        assertThat(read(claims(STRANGER, List.of(CUSTOMER), NONE, NONE), false))
                .isEqualTo(known(STRANGER, Attestation.CLAIMED));
    }

    @Test
    void ofSeveralAssertedIdentitiesTheFirstNumberCounts() {
        assertThat(read(claims(STRANGER, List.of("taro", CUSTOMER), NONE, NONE), true))
                .isEqualTo(known(CUSTOMER, Attestation.ASSERTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "user;id", "ID", "header", "critical; id"})
    void whoAsksForPrivacyIsHidden(String privacy) {
        assertThat(read(claims(CUSTOMER, List.of(CUSTOMER), List.of(privacy), NONE), true))
                .isEqualTo(new Caller.Hidden());
    }

    @Test
    void privacyNoneHidesNothing() {
        assertThat(read(claims(CUSTOMER, NONE, List.of("none"), NONE), false))
                .isEqualTo(known(CUSTOMER, Attestation.CLAIMED));
    }

    @ParameterizedTest
    @CsvSource({"anonymous, anonymous.invalid", "Anonymous, 192.0.2.1", "unknown, anonymous.invalid"})
    void anAnonymousFromIsHidden(String user, String host) {
        assertThat(read(new Claims(user, host, List.of(CUSTOMER), NONE, "0120000000", NONE), true))
                .isEqualTo(new Caller.Hidden());
    }

    @Test
    void aNameIsUnreadable() {
        assertThat(read(claims("taro", NONE, NONE, NONE), true)).isEqualTo(new Caller.Unreadable());
    }

    @Test
    void aSignatureTellsMoreThanTheTrunk() {
        List<String> identity = List.of(identity("A", CUSTOMER));

        assertThat(read(claims(CUSTOMER, NONE, NONE, identity), false))
                .isEqualTo(known(CUSTOMER, Attestation.SIGNED_A));
        assertThat(read(claims(CUSTOMER, List.of(CUSTOMER), NONE, List.of(identity("C", CUSTOMER))), true))
                .isEqualTo(known(CUSTOMER, Attestation.SIGNED_C));
    }

    @Test
    void aSignatureForAnotherNumberThanTheCallersIsRefused() {
        assertThat(reader.read(claims(CUSTOMER, NONE, NONE, List.of(identity("A", STRANGER))), false))
                .isEqualTo(new Reading.Refused(Vouching.Flaw.INVALID));
    }

    @Test
    void aSignatureForACallToSomebodyElseDoesNotServeHere() {
        List<String> identity = List.of(identity("A", CUSTOMER));

        assertThat(reader("0120-000-000").read(claims(CUSTOMER, NONE, NONE, identity), false))
                .isEqualTo(new Reading.Read(known(CUSTOMER, Attestation.SIGNED_A)));
        assertThat(reader("0120-111-111").read(claims(CUSTOMER, NONE, NONE, identity), false))
                .as("To names the number that was signed, and it is not ours")
                .isEqualTo(new Reading.Refused(Vouching.Flaw.INVALID));
    }

    private Caller read(Claims claims, boolean trusted) {
        return ((Reading.Read) reader.read(claims, trusted)).caller();
    }

    private static Claims claims(String from, List<String> asserted, List<String> privacy, List<String> identity) {
        return new Claims(from, "192.0.2.1", asserted, privacy, "0120000000", identity);
    }

    private static Caller known(String number, Attestation attestation) {
        return new Caller.Known(number, attestation);
    }

    private static String identity(String attest, String from) {
        return Signers.identity("signer", Signers.claims(attest, from.substring(1), "81120000000", NOW));
    }
}
