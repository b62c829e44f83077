package io.sekisho.server.challenge.phone;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether customers can call now: there is a number, a carrier that works, and the hours are open. */
final class Availability {

    private final List<BooleanSupplier> carriers = new CopyOnWriteArrayList<>();
    private final @Nullable String number;
    private final CallHours hours;
    private final InstantSource clock;

    /** @param number that customers call, absent where none was set */
    Availability(@Nullable String number, CallHours hours, InstantSource clock) {
        this.number = number;
        this.hours = hours;
        this.clock = clock;
    }

    /** @param works asked each time: a trunk may fail and come back */
    void add(BooleanSupplier works) {
        carriers.add(works);
    }

    boolean open() {
        return hours.open(clock.instant());
    }

    /** The number to call now; absent where nobody would answer. */
    @Nullable
    String number() {
        return open() && carriers.stream().anyMatch(BooleanSupplier::getAsBoolean) ? number : null;
    }
}
