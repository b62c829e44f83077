package io.sekisho.simulator.market;

import java.time.LocalDate;

/** Days on which is traded: Monday to Friday, counted from the first that a market knows. */
public final class TradingDays {

    private static final int OF_WEEK = 5;
    private static final int WEEK = 7;

    /** 1970-01-01 was a Thursday. */
    private static final int MONDAY_OF_EPOCH = 3;

    private final long first;

    /** @param lead days before the start */
    TradingDays(LocalDate start, int lead) {
        first = number(start) - lead;
    }

    /** The day's index; a weekend's is that of the Friday before. */
    public int index(LocalDate date) {
        return Math.toIntExact(number(date) - first);
    }

    public LocalDate date(int index) {
        long number = first + index;
        long monday = Math.floorDiv(number, (long) OF_WEEK) * WEEK - MONDAY_OF_EPOCH;
        return LocalDate.ofEpochDay(monday + Math.floorMod(number, (long) OF_WEEK));
    }

    public static boolean trades(LocalDate date) {
        return Math.floorMod(date.toEpochDay() + MONDAY_OF_EPOCH, (long) WEEK) < OF_WEEK;
    }

    private static long number(LocalDate date) {
        long days = date.toEpochDay() + MONDAY_OF_EPOCH;
        return Math.floorDiv(days, (long) WEEK) * OF_WEEK + Math.min(OF_WEEK - 1, Math.floorMod(days, (long) WEEK));
    }
}
