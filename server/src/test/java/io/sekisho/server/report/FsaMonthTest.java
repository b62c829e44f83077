package io.sekisho.server.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Order;
import io.sekisho.server.hindsight.Label;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FsaMonthTest {

    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final YearMonth MAY = YearMonth.of(2025, 5);
    private static final Instant PUBLISHED = Instant.parse("2025-05-08T06:00:00Z");
    private static final Instant BEFORE = PUBLISHED.minusSeconds(1);
    private static final Instant AFTER = PUBLISHED.plusSeconds(1);

    private static Publication published(long accesses, long trades, String sell, String buy) {
        Figures figures = new Figures(accesses, trades, new BigDecimal(sell), new BigDecimal(buy));
        return new Publication(APRIL, figures, PUBLISHED, "sato");
    }

    private static Happened entered(String event, Label.Verdict verdict, Instant saidAt, Instant knownAt) {
        return new Happened.Entered(event, Instant.parse("2025-04-10T00:00:00Z"), verdict, saidAt, knownAt);
    }

    private static Happened executed(String event, String at, boolean first, String quantity) {
        Ordered order = new Ordered(
                Order.Side.SELL,
                Order.Instrument.EQUITY,
                "7203",
                new BigDecimal("3"),
                null,
                "JPY",
                new BigDecimal("100"));
        Instant time = Instant.parse(at);
        return new Happened.Executed(
                event, time, Label.Verdict.TAKEOVER, null, time, time, first, new BigDecimal(quantity), null, order);
    }

    private static FsaMonth april(YearMonth current, @Nullable Publication publication, Happened... all) {
        Tally tally = new Tally(publication == null ? Map.of() : Map.of(APRIL, publication));
        for (Happened happened : all) {
            tally.add(happened);
        }
        return FsaMonth.of(APRIL, current, tally.of(APRIL), publication);
    }

    @Test
    void aMonthIsProvisionalUntilItIsOverAndPublished() {
        Publication nothing = published(0, 0, "0", "0");

        assertThat(april(MAY, null).status()).isEqualTo(FsaMonth.Status.PROVISIONAL);
        assertThat(april(APRIL, nothing).status()).isEqualTo(FsaMonth.Status.PROVISIONAL);
        assertThat(april(MAY, nothing).status()).isEqualTo(FsaMonth.Status.FINAL);
    }

    @Test
    void whatIsOtherThanPublishedIsRestatedWithWhatChanged() {
        FsaMonth month = april(
                MAY,
                published(2, 0, "0", "0.0"),
                entered("a", Label.Verdict.TAKEOVER, BEFORE, BEFORE),
                entered("b", Label.Verdict.HONEST, AFTER, BEFORE),
                entered("c", Label.Verdict.TAKEOVER, BEFORE, AFTER),
                entered("d", Label.Verdict.TAKEOVER, AFTER.plusSeconds(1), BEFORE));

        assertThat(month.status()).isEqualTo(FsaMonth.Status.RESTATED);
        assertThat(month.figures().accesses()).isEqualTo(3);
        FsaMonth.Change change = requireNonNull(month.change());
        assertThat(change.difference().accesses()).isEqualTo(1);
        assertThat(change.labelled()).isEqualTo(2);
        assertThat(change.latestLabel()).isEqualTo(AFTER.plusSeconds(1));
        assertThat(change.reported()).isEqualTo(1);
    }

    @Test
    void changesThatLeadBackToTheSameFiguresAreNone() {
        FsaMonth month = april(
                MAY,
                published(1, 0, "0.00", "0"),
                entered("a", Label.Verdict.HONEST, AFTER, BEFORE),
                entered("b", Label.Verdict.TAKEOVER, AFTER, BEFORE));

        assertThat(month.status()).isEqualTo(FsaMonth.Status.FINAL);
        assertThat(month.change()).isNull();
    }

    @Test
    void anOrderIsOneTradeOfItsFirstMonthAndEachPartsAmountIsOfItsOwn() {
        Tally tally = new Tally(Map.of());
        tally.add(executed("o", "2025-04-30T14:59:59.999Z", true, "1"));
        tally.add(executed("o", "2025-04-30T15:00:00Z", false, "1"));
        tally.add(executed("o", "2025-05-01T00:00:00Z", false, "1"));

        assertThat(tally.of(APRIL).figures()).isEqualTo(new Figures(0, 1, new BigDecimal("33"), BigDecimal.ZERO));
        assertThat(tally.of(MAY).figures()).isEqualTo(new Figures(0, 0, new BigDecimal("67"), BigDecimal.ZERO));
    }
}
