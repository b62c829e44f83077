package io.sekisho.engine;

import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.signal.Scene;
import io.sekisho.engine.state.Session;
import java.time.Duration;
import java.util.Optional;

/** The session an event belongs to, as it stands by then. */
final class Sessions {

    private Sessions() {}

    /** A restricted session is a full one once it has cooled off. */
    static Optional<Session> of(Scene scene, Settings settings) {
        return scene.state().session(scene.event().session()).map(session -> cooled(session, scene, settings));
    }

    private static Session cooled(Session session, Scene scene, Settings settings) {
        Duration age = Duration.between(session.openedAt(), scene.event().time());
        boolean cooledOff = session.entry() == Session.Entry.RESTRICTED && age.compareTo(settings.coolingOff()) >= 0;
        return cooledOff ? session.lifted() : session;
    }
}
