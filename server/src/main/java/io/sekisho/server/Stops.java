package io.sekisho.server;

import io.sekisho.server.containment.Containment;
import io.sekisho.server.stepup.Disowning;
import java.time.InstantSource;

/** What customers stop from a page. */
record Stops(Containment containment, InstantSource clock) implements Disowning {

    @Override
    public void disown(String challenge) {
        containment.notMe(challenge, clock.instant());
    }

    @Override
    public void stopAccount(String challenge) {
        containment.suspendByProven(challenge);
    }
}
