package io.sekisho.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Days of a simulation, counted from 0, in Tokyo's time. */
record Calendar(LocalDate start) {

    static final int SECONDS_OF_DAY = 86_400;

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int OFFSET_SECONDS = 9 * 3600;
    private static final long MILLIS = 1_000;

    static Calendar from(Instant start) {
        return new Calendar(start.atZone(TOKYO).toLocalDate());
    }

    LocalDate date(int day) {
        return start.plusDays(day);
    }

    int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - start.toEpochDay());
    }

    /** Milliseconds of the epoch. */
    long millis(int day, int second) {
        return (date(day).toEpochDay() * SECONDS_OF_DAY + second - OFFSET_SECONDS) * MILLIS;
    }

    int dayOf(long millis) {
        return Math.toIntExact(
                Math.floorDiv(millis / MILLIS + OFFSET_SECONDS, (long) SECONDS_OF_DAY) - start.toEpochDay());
    }

    static int secondOf(long millis) {
        return Math.toIntExact(Math.floorMod(millis / MILLIS + OFFSET_SECONDS, (long) SECONDS_OF_DAY));
    }

    static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.ofTotalSeconds(OFFSET_SECONDS));
    }
}
