package io.sekisho.server.report;

import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From one month to another, both included, ten years at most. */
public record Months(YearMonth from, YearMonth to) {

    static final int MAX = 120;
    static final String FORMAT = "must be a month such as 2025-04, of the years 2000 to 2100";

    /**
     * What a call asks for by {@code from} and {@code to}. Where one is missing, a year that begins or ends with the other.
     *
     * @param otherwise what is asked for by neither
     * @throws io.sekisho.server.http.ProblemException 400
     */
    static Months asked(Call call, Months otherwise) {
        List<FieldError> errors = new ArrayList<>();
        YearMonth from = query(call, "from", errors);
        YearMonth to = query(call, "to", errors);
        Months months = from == null
                ? to == null ? otherwise : new Months(to.minusMonths(11), to)
                : new Months(from, to == null ? from.plusMonths(11) : to);
        if (months.from().isAfter(months.to())
                || !months.to().isBefore(months.from().plusMonths(MAX))) {
            errors.add(new FieldError("?to", "must not be before from, nor make more than " + MAX + " months"));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
        return months;
    }

    private static @Nullable YearMonth query(Call call, String name, List<FieldError> errors) {
        String text = call.query(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        YearMonth month = month(text);
        if (month == null) {
            errors.add(new FieldError("?" + name, FORMAT));
        }
        return month;
    }

    /** Nothing where it is no month. */
    public static @Nullable YearMonth month(String text) {
        try {
            YearMonth month = text.length() == "2025-04".length() ? YearMonth.parse(text) : null;
            return month == null || month.getYear() < 2000 || month.getYear() > 2100 ? null : month;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
