package io.sekisho.demo.telephone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call, from dialling until somebody hangs up. Safe for many threads. */
public final class Call {

    /** How far it has come. */
    public enum State {
        DIALLING,
        RINGING,
        TALKING,
        OVER
    }

    /** Why it is over. */
    public enum Ending {
        HUNG_UP,
        OTHER_HUNG_UP,
        REFUSED,
        NOT_REACHED
    }

    /**
     * What went over the line.
     *
     * @param since the call began
     * @param sent  by the telephone, else to it
     */
    public record Passed(Duration since, boolean sent, String text) {}

    /** Ends the call towards the other side. */
    interface Line {
        void cancel();

        void bye();
    }

    private final Caller caller;
    private final Sound sound;
    private final InstantSource clock;
    private final Instant begun;
    private final List<Passed> passed = new ArrayList<>();
    private State state = State.DIALLING;
    private @Nullable Ending ending;
    private int status;
    private @Nullable Line line;
    private boolean answeredOnce;

    Call(Caller caller, Sound sound, InstantSource clock) {
        this.caller = caller;
        this.sound = sound;
        this.clock = clock;
        this.begun = clock.instant();
    }

    public Caller caller() {
        return caller;
    }

    public synchronized State state() {
        return state;
    }

    /**
     * Waits until the call has come to one of these states.
     *
     * @return the state it is in then, or when patience ends
     */
    public synchronized State await(Set<State> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis(); left > 0 && !wanted.contains(state); left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return state;
    }

    private static long millisUntil(long end) {
        return Duration.ofNanos(end - System.nanoTime()).toMillis();
    }

    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** With which SIP status it was refused; 0 where it was not. */
    public synchronized int status() {
        return status;
    }

    public synchronized List<Passed> passed() {
        return List.copyOf(passed);
    }

    /** @return G.711 µ-law, 8000 samples a second, from this sample on */
    public byte[] heard(int from) {
        return sound.heard(from);
    }

    /** @param key one of 0-9, * and #; without effect unless somebody listens */
    public synchronized void press(char key) {
        if (Keys.ALL.indexOf(key) < 0) {
            throw new IllegalArgumentException("a telephone has the keys " + Keys.ALL);
        }
        if (state == State.TALKING) {
            sound.press(key);
            note(true, "telephone-event " + key);
        }
    }

    public void hangUp() {
        Line open;
        State was;
        synchronized (this) {
            open = line;
            was = state;
            end(Ending.HUNG_UP, 0);
        }
        if (open != null && was == State.TALKING) {
            open.bye();
        } else if (open != null && was == State.RINGING) {
            open.cancel();
        }
    }

    synchronized void dialled(Line to) {
        line = to;
    }

    synchronized void note(boolean sent, String text) {
        passed.add(new Passed(Duration.between(begun, clock.instant()), sent, text));
    }

    /** @return whether the call still wants to go on */
    synchronized boolean rings() {
        if (state == State.DIALLING) {
            become(State.RINGING);
        }
        return state != State.OVER;
    }

    /** @return whether the call still wants to go on */
    synchronized boolean answered(Optional<SoundDescription> agreed) {
        answeredOnce = true;
        if (state == State.OVER || agreed.isEmpty()) {
            end(Ending.NOT_REACHED, 0);
            return false;
        }
        become(State.TALKING);
        sound.begin(agreed.get());
        return true;
    }

    synchronized boolean wasAnswered() {
        return answeredOnce;
    }

    synchronized void end(Ending why, int code) {
        if (state != State.OVER) {
            ending = why;
            status = code;
            become(State.OVER);
            sound.close();
        }
    }

    private void become(State now) {
        state = now;
        notifyAll();
    }

    void tick() {
        sound.tick();
    }
}
