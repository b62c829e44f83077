package io.sekisho.server.report;

import io.sekisho.engine.state.Zones;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.position.Positions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Draws up what a victim's account needs. */
public final class RestorationSheets {

    private static final String PRICE = "price.";
    private static final int ACCOUNT_LENGTH_MAX = 128;

    private final Jdbi jdbi;
    private final Positions positions;
    private final Function<String, Optional<BigDecimal>> marketJpy;
    private final InstantSource clock;

    /** @param marketJpy the latest close of a symbol in yen, where the market's data has one */
    RestorationSheets(
            Jdbi jdbi, Positions positions, Function<String, Optional<BigDecimal>> marketJpy, InstantSource clock) {
        this.jdbi = jdbi;
        this.positions = positions;
        this.marketJpy = marketJpy;
        this.clock = clock;
    }

    /**
     * The sheet that a call asks for: {@code account}, {@code from} and {@code to} of the takeover's events, each a time or a day, prices as
     * {@code price.SYMBOL}.
     *
     * @throws io.sekisho.server.http.ProblemException 400, 404 (no such account)
     */
    public RestorationSheet asked(Call call) {
        String account = call.query("account");
        if (account == null || account.isEmpty() || account.length() > ACCOUNT_LENGTH_MAX) {
            throw Problem.invalid(List.of(new FieldError("?account", "must be there")))
                    .exception();
        }
        Instant from = given(call, "from", LocalTime.MIN);
        Instant to = given(call, "to", LocalTime.MAX.truncatedTo(ChronoUnit.MILLIS));
        return sheet(
                account,
                from == null ? Instant.EPOCH : from,
                to == null ? clock.instant() : to,
                symbol -> price(call, symbol));
    }

    /** An empty field of a form is as good as none; a day is a day in Japan. */
    private static @Nullable Instant given(Call call, String name, LocalTime ofDay) {
        String text = call.query(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        LocalDate day = day(text);
        return day == null
                ? call.queryInstant(name)
                : day.atTime(ofDay).atZone(Zones.BROKERAGE).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.length() == "2025-04-01".length() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            // Neither a day nor, by its length, a time: the query says so.
            return null;
        }
    }

    private Optional<Prices.Price> price(Call call, String symbol) {
        String name = PRICE + symbol;
        BigDecimal given = "".equals(call.query(name)) ? null : call.queryDecimal(name);
        return given == null
                ? marketJpy.apply(symbol).map(close -> new Prices.Price(close, Prices.Source.MARKET))
                : Optional.of(new Prices.Price(given, Prices.Source.GIVEN));
    }

    private RestorationSheet sheet(String account, Instant from, Instant to, Prices prices) {
        if (from.isAfter(to)) {
            throw Problem.invalid(List.of(new FieldError("?to", "must not be before from")))
                    .exception();
        }
        return jdbi.inTransaction(handle -> {
            requireKnown(handle, account);
            Instant takeover =
                    TakeoverTable.firstTakeover(handle, account, from, to).orElse(null);
            List<Happened.Executed> executions = TakeoverTable.executions(handle, account);
            List<Trade> trades = Trade.of(executions.stream()
                    .filter(Happened::takeover)
                    .filter(executed -> !executed.placedAt().isBefore(from)
                            && !executed.placedAt().isAfter(to))
                    .toList());
            return new RestorationSheet(
                    account,
                    from,
                    to,
                    takeover,
                    before(account, takeover, executions),
                    trades,
                    Difference.of(trades, prices));
        });
    }

    private static void requireKnown(Handle handle, String account) {
        boolean known = handle.createQuery("SELECT EXISTS (SELECT FROM account WHERE id = ?)")
                .bind(0, account)
                .mapTo(Boolean.class)
                .one();
        if (!known) {
            throw Problem.notFound("there is no such account").exception();
        }
    }

    private Before before(String account, @Nullable Instant takeover, List<Happened.Executed> executions) {
        if (takeover == null) {
            return Before.UNKNOWN;
        }
        return positions
                .lastUpTo(account, takeover)
                .map(snapshot -> Before.forward(snapshot, takeover, executions))
                .or(() -> positions
                        .firstAfter(account, takeover)
                        .map(snapshot -> Before.backward(snapshot, takeover, executions)))
                .orElse(Before.UNKNOWN);
    }
}
