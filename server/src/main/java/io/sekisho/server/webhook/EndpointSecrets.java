package io.sekisho.server.webhook;

import io.sekisho.server.secret.Sealer;
import io.sekisho.server.secret.Secret;
import java.security.SecureRandom;
import java.util.List;

/** Makes endpoints' secrets, seals and opens them; sealed for one endpoint, none opens as another's. */
final class EndpointSecrets {

    private static final String PURPOSE = "webhook secret";

    private final Sealer sealer;
    private final SecureRandom random;

    EndpointSecrets(Sealer sealer, SecureRandom random) {
        this.sealer = sealer;
        this.random = random;
    }

    Secret next() {
        return SigningSecret.next(random);
    }

    byte[] seal(String endpoint, Secret secret) {
        return sealer.seal(secret, PURPOSE, endpoint);
    }

    /** The current one first, then the one before while it is good. */
    List<Secret> open(String endpoint, EndpointTable.Sealed sealed) {
        Secret current = sealer.openText(sealed.current(), PURPOSE, endpoint);
        byte[] former = sealed.former();
        return former == null ? List.of(current) : List.of(current, sealer.openText(former, PURPOSE, endpoint));
    }
}
