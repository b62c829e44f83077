package io.sekisho.server.challenge.phone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When calls are taken, in Japan's time, every day.
 *
 * @param from  the first minute
 * @param until the first minute in which no more calls are taken; before {@code from} where the night lies between, equal to it for always
 */
public record CallHours(LocalTime from, LocalTime until) {

    public static final CallHours ALWAYS = new CallHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    /** @param text such as {@code 08:00-20:00} */
    public static CallHours parse(String text) {
        String expected = "must be hours in Japan's time, such as 08:00-20:00";
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException(expected);
        }
        try {
            CallHours hours = new CallHours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            if (hours.from.equals(hours.until)) {
                throw new IllegalArgumentException(expected + "; leave it out to take calls at any hour");
            }
            return hours;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    boolean open(Instant at) {
        LocalTime time = at.atZone(ZONE).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }
}
