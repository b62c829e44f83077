package io.sekisho.server.event;

import java.time.Instant;
import java.util.Optional;

/** Which phishing host a browser was seen on a short while ago. Asked for every login, so it must answer from memory. */
@FunctionalInterface
public interface LureBook {

    /** Nobody was ever seen anywhere. */
    LureBook NONE = (ip, userAgent, now) -> Optional.empty();

    /** @param ip as the event names it */
    Optional<String> hostFor(String ip, String userAgent, Instant now);
}
