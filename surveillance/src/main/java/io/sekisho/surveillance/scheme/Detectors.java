package io.sekisho.surveillance.scheme;

import io.sekisho.surveillance.Detector;
import java.util.List;

/** Every detector; a new one is listed here. */
public final class Detectors {

    private Detectors() {}

    /** @param falseAlarms how many are accepted */
    public static List<Detector<?>> all(FalseAlarms falseAlarms) {
        return List.of(
                new Convergence(falseAlarms),
                new Pressure(),
                new Harvest(falseAlarms),
                new Beneficiaries(),
                new Stuffing(falseAlarms));
    }
}
