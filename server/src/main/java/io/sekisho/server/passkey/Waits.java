package io.sekisho.server.passkey;

import io.sekisho.engine.policy.Settings;
import java.time.Duration;

/** TEMPORARY until policy has it. */
final class Waits {
    private Waits() {}

    static Duration of(Settings settings) {
        return Duration.ZERO;
    }
}
