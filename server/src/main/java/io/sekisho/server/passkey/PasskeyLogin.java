package io.sekisho.server.passkey;

import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.webauthn.Options;
import io.sekisho.server.webauthn.RelyingParty;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passkeys shown to log in, by whoever it be: the passkey says who. */
final class PasskeyLogin {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyLogin.class);

    private final AccountMemory memory;
    private final Party party;
    private final Showing showing;
    private final Copies copies;
    private final CeremonyTable ceremonies;
    private final InstantSource clock;

    PasskeyLogin(
            AccountMemory memory,
            Party party,
            Showing showing,
            Copies copies,
            CeremonyTable ceremonies,
            InstantSource clock) {
        this.memory = memory;
        this.party = party;
        this.showing = showing;
        this.copies = copies;
        this.ceremonies = ceremonies;
        this.clock = clock;
    }

    /** @throws io.sekisho.server.http.ProblemException 409 where passkeys are not set up */
    Map<String, Object> options() {
        RelyingParty asking = party.require();
        return Options.request(asking, ceremonies.begin(CeremonyTable.For.LOGIN), List.of());
    }

    /**
     * Whose passkey was shown.
     *
     * @param response {@code AuthenticationResponseJSON} (WebAuthn 5.1.10)
     * @throws io.sekisho.server.http.ProblemException 400, 409 (not set up, or the options are used or too old), 422 (nobody's, or not shown
     *                                                 rightly)
     */
    Kept verify(String response) {
        party.require();
        byte[] challenge = Showing.ceremonies()
                .challenge(response)
                .orElseThrow(() -> Enrolment.malformed().exception());
        boolean ours = ceremonies
                .end(challenge)
                .filter(CeremonyTable.For.LOGIN::equals)
                .isPresent();
        if (!ours) {
            throw Problem.conflict("this answers no options of ours that are open; ask for options again")
                    .exception();
        }
        String account = memory.read(handle -> showing.claimed(handle, response))
                .map(Kept::account)
                .orElseThrow(() -> refused().exception());
        Showing.Shown shown = memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Showing.Shown ended = showing.show(handle, account, challenge, response, now);
            return new AccountMemory.Changed<>(
                    ended instanceof Showing.Shown.CountedBack back
                            ? copies.noticed(handle, state, back.kept(), null, now)
                            : state,
                    ended);
        });
        return switch (shown) {
            case Showing.Shown.Right right -> right.kept();
            case Showing.Shown.CountedBack back -> throw refused().exception();
            case Showing.Shown.Wrong wrong -> {
                LOG.info("a passkey shown to log in was refused: {}", wrong.why());
                throw refused().exception();
            }
            case Showing.Shown.Malformed malformed ->
                throw Enrolment.malformed().exception();
        };
    }

    /** The same words whatever was wrong: an attacker must not learn which. */
    private static Problem refused() {
        return Problem.impossible(
                "the passkey lets nobody in",
                List.of(new FieldError(
                        "/credential",
                        "must show a registered passkey, with user verification, at a registered origin")));
    }
}
