package io.sekisho.server.assess;

import io.sekisho.engine.event.Change;
import java.time.Instant;

/** What those who follow the decision log hear of. */
public sealed interface Followed {

    String account();

    /** A change that was made: allowed, or approved by a passed challenge. */
    record Changed(String account, Change.Field field, Instant at) implements Followed {}

    /** A successful login whose browser had been on a phishing host. */
    record Lured(String account, String assessment, String host, Instant at) implements Followed {}
}
