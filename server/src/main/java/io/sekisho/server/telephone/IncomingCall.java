package io.sekisho.server.telephone;

import java.time.Instant;

/**
 * A call as its carrier brings it in.
 *
 * @param id      unique for the carrier, the same in every repetition of the same call
 * @param carrier such as {@code sip} or {@code webhook}
 */
public record IncomingCall(String id, Caller caller, String carrier, Instant at) {}
