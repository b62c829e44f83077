package io.sekisho.demo.gate;

import io.sekisho.client.Event;

/**
 * An action that waits for its challenge.
 *
 * @param challenge id at Sekisho
 * @param event     as Sekisho was told; the proof must approve just this
 */
public record Pending(String challenge, Visit visit, Action action, Event event) {}
