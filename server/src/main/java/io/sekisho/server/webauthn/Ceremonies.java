package io.sekisho.server.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges what browsers bring back: registrations (WebAuthn 7.1) and assertions (7.2). User verification is always required.
 *
 * <p>Whatever the library throws is a refusal: of an answer that lacks something it may say so in any kind of exception.
 */
public final class Ceremonies {

    private static final boolean VERIFIED = true;
    private static final boolean PRESENT = true;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Options.ALGORITHMS.stream()
            .map(algorithm -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /**
     * @param challenge the bytes that were sent, to be used this once
     * @param response  {@code RegistrationResponseJSON} (WebAuthn 5.1.8)
     */
    public Registration register(RelyingParty party, byte[] challenge, String response) {
        try {
            RegistrationData data = manager.verifyRegistrationResponseJSON(
                    response, new RegistrationParameters(property(party, challenge), ALGORITHMS, VERIFIED, PRESENT));
            return passkey(data)
                    .<Registration>map(Registration.Registered::new)
                    .orElseGet(() -> new Registration.Refused("no credential in the answer"));
        } catch (RuntimeException e) {
            return new Registration.Refused(e.toString());
        }
    }

    private Optional<Passkey> passkey(RegistrationData data) {
        var attestation = data.getAttestationObject();
        if (attestation == null) {
            return Optional.empty();
        }
        AuthenticatorData<?> authenticator = attestation.getAuthenticatorData();
        AttestedCredentialData credential = authenticator.getAttestedCredentialData();
        if (credential == null) {
            return Optional.empty();
        }
        Set<AuthenticatorTransport> transports = Objects.requireNonNullElse(data.getTransports(), Set.of());
        return Optional.of(new Passkey(
                credential.getCredentialId(),
                credentials.convert(credential),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList()));
    }

    /** The challenge that an answer of either ceremony is for: whoever keeps the challenges sent looks it up, and uses it up. */
    public Optional<byte[]> challenge(String response) {
        try {
            JsonMapper json = converter.getJsonMapper();
            String clientData =
                    json.readTree(response).at("/response/clientDataJSON").asString("");
            String challenge = json.readTree(Base64.getUrlDecoder().decode(clientData))
                    .path("challenge")
                    .asString("");
            return Optional.of(Base64.getUrlDecoder().decode(challenge)).filter(bytes -> bytes.length > 0);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Which passkey is shown, and for whom, before anything of it is believed. */
    @SuppressWarnings("ArrayRecordComponent") // looked up by, never compared
    public record Claim(byte[] credentialId, byte @Nullable [] userHandle) {}

    /** @param response {@code AuthenticationResponseJSON} (WebAuthn 5.1.10) */
    public Optional<Claim> claim(String response) {
        try {
            AuthenticationData data = manager.parseAuthenticationResponseJSON(response);
            byte[] id = bytes(data.getCredentialId());
            return id == null ? Optional.empty() : Optional.of(new Claim(id, bytes(data.getUserHandle())));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the passkey's owner is there. A counter that went back is told apart from what is plainly wrong.
     *
     * @param challenge  the bytes that were sent, to be used this once
     * @param response   {@code AuthenticationResponseJSON} (WebAuthn 5.1.10)
     * @param known      the passkey of the claimed id
     * @param userHandle its owner's; the answer must name no other
     */
    public Assertion verify(RelyingParty party, byte[] challenge, String response, Passkey known, byte[] userHandle) {
        try {
            CredentialRecordImpl stored = stored(known);
            AuthenticationData data = manager.verifyAuthenticationResponseJSON(
                    response,
                    new AuthenticationParameters(
                            property(party, challenge), stored, List.of(known.id()), VERIFIED, PRESENT));
            byte[] named = bytes(data.getUserHandle());
            if (named != null && !Arrays.equals(named, userHandle)) {
                return new Assertion.Refused("the passkey of another");
            }
            return new Assertion.Shown(known.used(stored.getCounter(), Boolean.TRUE.equals(stored.isBackedUp())));
        } catch (MaliciousCounterValueException e) {
            return new Assertion.CountedBack(known.counter());
        } catch (RuntimeException e) {
            return new Assertion.Refused(e.toString());
        }
    }

    private CredentialRecordImpl stored(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.counter(),
                credentials.convert(passkey.credential()),
                null,
                null,
                null,
                passkey.transports().stream()
                        .map(AuthenticatorTransport::create)
                        .collect(Collectors.toSet()));
    }

    /** The library marks the elements as absent where it means the array. */
    private static byte @Nullable [] bytes(@Nullable Object array) {
        return array instanceof byte[] bytes ? bytes : null;
    }

    private static ServerProperty property(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::create).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
