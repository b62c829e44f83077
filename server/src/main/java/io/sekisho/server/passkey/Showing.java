package io.sekisho.server.passkey;

import io.sekisho.server.webauthn.Assertion;
import io.sekisho.server.webauthn.Ceremonies;
import io.sekisho.server.webauthn.RelyingParty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Judges passkeys that are shown. Called under the lock of the account, so that of two uses of one counter the second is judged last. */
public final class Showing {

    private final Party party;

    public Showing(Party party) {
        this.party = party;
    }

    /** Many servers start long before anybody shows a passkey, and it loads much. */
    private static final class OnFirstUse {
        static final Ceremonies CEREMONIES = new Ceremonies();
    }

    static Ceremonies ceremonies() {
        return OnFirstUse.CEREMONIES;
    }

    /** How it ended. */
    public sealed interface Shown {

        /** Its owner was there and verified. */
        record Right(Kept kept) implements Shown {}

        /** Rightly signed, but its counter went back: there is a copy of it. */
        record CountedBack(Kept kept) implements Shown {}

        /** @param why for the log, not for whoever asked */
        record Wrong(String why) implements Shown {}

        /** No answer of a browser at all. */
        record Malformed() implements Shown {}
    }

    /** The relying party and the account's passkeys, to choose from. */
    public record Asked(RelyingParty party, List<byte[]> ids) {}

    /** @throws io.sekisho.server.http.ProblemException 409 where passkeys are not set up */
    public Asked ask(Handle handle, String account) {
        RelyingParty asking = party.require();
        return new Asked(
                asking,
                PasskeyTable.of(handle, account, asking.id()).stream()
                        .map(kept -> kept.passkey().id())
                        .toList());
    }

    /** Whose passkey an answer claims to be, before anything of it is believed. */
    Optional<Kept> claimed(Handle handle, String response) {
        return ceremonies()
                .claim(response)
                .flatMap(claim -> PasskeyTable.find(
                        handle, claim.credentialId(), party.require().id()));
    }

    /**
     * Whether the account's owner is there; what the passkey counts is kept.
     *
     * @param challenge the bytes that were sent, to be used this once
     * @param response  {@code AuthenticationResponseJSON} (WebAuthn 5.1.10)
     */
    public Shown show(Handle handle, String account, byte[] challenge, String response, Instant now) {
        RelyingParty asking = party.require();
        Optional<Ceremonies.Claim> claim = ceremonies().claim(response);
        if (claim.isEmpty()) {
            return new Shown.Malformed();
        }
        Optional<Kept> known = PasskeyTable.find(handle, claim.get().credentialId(), asking.id())
                .filter(kept -> kept.account().equals(account));
        Optional<byte[]> owner = PasskeyTable.owner(handle, account);
        if (known.isEmpty() || owner.isEmpty()) {
            return new Shown.Wrong("no passkey of this account");
        }
        Kept kept = known.get();
        return switch (ceremonies().verify(asking, challenge, response, kept.passkey(), owner.get())) {
            case Assertion.Shown shown -> {
                PasskeyTable.used(handle, kept.id(), shown.passkey(), now);
                yield new Shown.Right(kept);
            }
            case Assertion.CountedBack back -> new Shown.CountedBack(kept);
            case Assertion.Refused refused -> new Shown.Wrong(refused.why());
        };
    }
}
