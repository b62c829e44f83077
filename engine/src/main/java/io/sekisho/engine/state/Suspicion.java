package io.sekisho.engine.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What surveillance says of several accounts together weighs on each of them for days, in whatever session.
 *
 * @param alert that names the account
 * @param at    of the event by which the account came into it
 * @param bits  its evidence at first
 */
public record Suspicion(String alert, Instant at, double bits) {

    /** Kept of one account; the oldest falls out. */
    public static final int MAX_SUSPICIONS = 4;

    /** Four times as long as it takes to weigh half as much. */
    public static final Duration REMEMBERED = Duration.ofDays(20);

    /** The suspicions with this one among them; one known by its alert stays as it is, unless this weighs more. */
    public static List<Suspicion> joined(List<Suspicion> suspicions, Suspicion newest) {
        Optional<Suspicion> known = suspicions.stream()
                .filter(other -> other.alert().equals(newest.alert()))
                .findFirst();
        if (known.filter(other -> other.bits() >= newest.bits()).isPresent()) {
            return suspicions;
        }
        return Bounded.plus(newest, without(suspicions, newest.alert()), MAX_SUSPICIONS);
    }

    public static List<Suspicion> without(List<Suspicion> suspicions, String alert) {
        return Bounded.without(suspicions, other -> other.alert().equals(alert));
    }
}
