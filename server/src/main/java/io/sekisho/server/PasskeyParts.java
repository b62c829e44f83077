package io.sekisho.server;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.passkey.PasskeyMethod;
import io.sekisho.server.notice.Sender;
import io.sekisho.server.passkey.Copies;
import io.sekisho.server.passkey.Party;
import io.sekisho.server.passkey.Showing;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What customers' passkeys and the challenge that asks for them have in common, put together. */
record PasskeyParts(Party party, Showing showing, Copies copies, PasskeyMethod method) {

    /** @param port the one listened on */
    static PasskeyParts of(
            Settings settings, IntSupplier port, Cases cases, SecureRandom random, Supplier<PolicyTimeline> policies) {
        Party party = new Party(
                settings.rpId(),
                Sender.parse(settings.mailFrom()).brand(),
                settings.origins(),
                settings.consoleOrigins(),
                port,
                Set.copyOf(settings.passkeyModels()));
        Showing showing = new Showing(party);
        Copies copies = new Copies(cases);
        return new PasskeyParts(party, showing, copies, new PasskeyMethod(showing, copies, random, policies));
    }
}
