package io.sekisho.demo.gate;

import io.sekisho.client.Event;
import org.jspecify.annotations.Nullable;

/**
 * An action that waits for its challenge.
 *
 * @param challenge id at Sekisho
 * @param event     as Sekisho was told; the proof must approve just this
 * @param assessment by which the challenge was asked for
 * @param hold      what the challenge releases, null where the action is not held
 */
public record Pending(
        String challenge,
        Visit visit,
        Action action,
        Event event,
        String assessment,
        @Nullable String hold) {}
