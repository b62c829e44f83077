package io.sekisho.engine.state;

import java.time.Instant;
import java.time.ZoneId;

/** The zone in which days begin and nights fall for the brokerage's customers. */
public final class Zones {

    public static final ZoneId BROKERAGE = ZoneId.of("Asia/Tokyo");

    private Zones() {}

    /** The day of an instant there, counted from 1970-01-01. */
    public static int day(Instant time) {
        return Math.toIntExact(time.atZone(BROKERAGE).toLocalDate().toEpochDay());
    }
}
