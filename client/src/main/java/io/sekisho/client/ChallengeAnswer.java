package io.sekisho.client;

import java.util.Map;

/** What the customer answered. */
public sealed interface ChallengeAnswer {

    ClientInfo client();

    /** @param code a secret: the six digits as typed */
    record EmailCode(String code, ClientInfo client) implements ChallengeAnswer {

        @Override
        public String toString() {
            return "EmailCode[code=[REDACTED], client=" + client + "]";
        }
    }

    /** @param credential AuthenticationResponseJSON of WebAuthn */
    record Passkey(Map<String, Object> credential, ClientInfo client) implements ChallengeAnswer {

        public Passkey {
            credential = Map.copyOf(credential);
        }
    }
}
