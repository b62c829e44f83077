package io.sekisho.engine.signal;

import java.time.Duration;
import java.time.Instant;

/** How what was odd earlier fades until an event; what lies after it, since events come late, has not faded at all. */
final class Fading {

    private Fading() {}

    static Duration age(Instant at, Scene scene) {
        Duration age = Duration.between(at, scene.event().time());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** What is left, 0 to 1, by whole minutes. */
    static double left(Instant at, Scene scene, Duration halfLife) {
        return Math.pow(0.5, (double) age(at, scene).toMinutes() / halfLife.toMinutes());
    }
}
