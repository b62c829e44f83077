package io.sekisho.server.report;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what took place, month by month in the brokerage's zone. */
final class Tally {

    private final Map<YearMonth, Publication> published;
    private final Map<YearMonth, Sum> sums = new HashMap<>();

    /** @param published the latest publication of each month */
    Tally(Map<YearMonth, Publication> published) {
        this.published = published;
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(Zones.BROKERAGE));
    }

    Sum of(YearMonth month) {
        return sums.computeIfAbsent(month, ignored -> new Sum());
    }

    /** Of what was no takeover, only that somebody has said so since. */
    void add(Happened happened) {
        YearMonth month = month(happened.at());
        Sum sum = of(month);
        Publication before = published.get(month);
        if (before != null) {
            sum.compare(happened, before.at());
        }
        if (!happened.takeover()) {
            return;
        }
        switch (happened) {
            case Happened.Entered entered -> sum.accesses++;
            case Happened.Executed executed -> sum.execute(executed);
        }
    }

    /** One month. */
    static final class Sum {
        private long accesses;
        private long trades;
        private BigDecimal sell = BigDecimal.ZERO;
        private BigDecimal buy = BigDecimal.ZERO;
        private long unvalued;
        private final Set<String> labelled = new HashSet<>();
        private @Nullable Instant latestLabel;
        private long reported;

        /** An order is one trade, of the month of its first part; each part's amount is of its own month. */
        private void execute(Happened.Executed executed) {
            trades += executed.first() ? 1 : 0;
            BigDecimal yen = executed.yen();
            if (yen == null) {
                unvalued++;
            } else if (executed.order().side() == Order.Side.SELL) {
                sell = sell.add(yen);
            } else {
                buy = buy.add(yen);
            }
        }

        private void compare(Happened happened, Instant publishedAt) {
            Instant said = happened.saidAt();
            if (said != null && said.isAfter(publishedAt)) {
                labelled.add(happened.event());
                latestLabel = latestLabel == null || said.isAfter(latestLabel) ? said : latestLabel;
            }
            reported += happened.takeover() && happened.knownAt().isAfter(publishedAt) ? 1 : 0;
        }

        /** Amounts are rounded here and nowhere before: half up, to the yen. */
        Figures figures() {
            return new Figures(
                    accesses, trades, sell.setScale(0, RoundingMode.HALF_UP), buy.setScale(0, RoundingMode.HALF_UP));
        }

        long unvalued() {
            return unvalued;
        }

        long labelled() {
            return labelled.size();
        }

        @Nullable
        Instant latestLabel() {
            return latestLabel;
        }

        long reported() {
            return reported;
        }
    }
}
