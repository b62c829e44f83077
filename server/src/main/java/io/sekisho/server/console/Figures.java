package io.sekisho.server.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An alert's figures in words. */
public final class Figures {

    /** As one reads them. */
    private static final List<String> ORDER = List.of(
            "accounts",
            "windowHours",
            "buyersExpected",
            "usualPerHour",
            "share",
            "accumulated",
            "accumulatedOfUsualDay",
            "boughtFrom",
            "boughtUntil",
            "sold",
            "soldYen",
            "rise");

    private Figures() {}

    /** A name that has no words yet is told as it is. */
    public static List<String> told(Visit visit, Map<String, String> figures) {
        Map<String, String> left = new TreeMap<>(figures);
        List<String> told = new ArrayList<>();
        for (String name : ORDER) {
            String value = left.remove(name);
            if (value != null) {
                told.add(visit.say("figure." + name, value(visit, name, value)));
            }
        }
        left.forEach((name, value) -> told.add(name + ": " + value));
        return told;
    }

    private static String value(Visit visit, String name, String value) {
        if (name.equals("soldYen") && value.matches("[0-9]{1,18}")) {
            return visit.yen(new BigDecimal(value));
        }
        if (value.matches("[0-9]{1,18}")) {
            return visit.number(Long.parseLong(value));
        }
        try {
            return visit.time(Instant.parse(value));
        } catch (DateTimeParseException e) {
            // No time: a number with decimals, or a word.
            return value;
        }
    }
}
