package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.Detector;
import io.sekisho.surveillance.scheme.Detectors;
import io.sekisho.surveillance.scheme.FalseAlarms;
import java.io.Serializable;
import java.util.List;

/** Which detectors run. Travels to the workers, which make their own: detectors do not travel. */
@FunctionalInterface
public interface Roster extends Serializable {

    /** At most one of each kind. */
    List<Detector<?>> detectors();

    /**
     * All there are.
     *
     * @see FalseAlarms for the ranges
     */
    static Roster all(double falseAlarmsPerDay, int symbols) {
        return () -> Detectors.all(new FalseAlarms(falseAlarmsPerDay, symbols));
    }
}
