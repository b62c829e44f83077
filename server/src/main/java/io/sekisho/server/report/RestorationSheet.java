package io.sekisho.server.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one takeover did to an account, and what its state before costs. Without fees, taxes, dividends and interest.
 *
 * @param takeover when its first event came, absent where no event of the time was found to be one
 * @param trades   every unauthorised trade, the earliest first
 */
public record RestorationSheet(
        String account,
        Instant from,
        Instant to,
        @Nullable Instant takeover,
        Before before,
        List<Trade> trades,
        List<Difference> differences) {

    public RestorationSheet {
        trades = List.copyOf(trades);
        differences = List.copyOf(differences);
    }

    /** In whole yen; trades whose value is not known are left out. */
    public BigDecimal soldJpy() {
        return sum(trades.stream().filter(Trade::sells).map(Trade::valueJpy));
    }

    /** In whole yen; trades whose value is not known are left out. */
    public BigDecimal boughtJpy() {
        return sum(trades.stream().filter(trade -> !trade.sells()).map(Trade::valueJpy));
    }

    /** What the trades left in the account's cash: more where it is positive. */
    public BigDecimal cashEffectJpy() {
        return soldJpy().subtract(boughtJpy());
    }

    public BigDecimal buyBackJpy() {
        return back(Difference.Return.BUY_BACK);
    }

    public BigDecimal saleJpy() {
        return back(Difference.Return.SELL);
    }

    /** What is missing once all is bought back and sold: the cash before, less the cash then. Negative where some is left over. */
    public BigDecimal costJpy() {
        return buyBackJpy().subtract(saleJpy()).subtract(cashEffectJpy());
    }

    /** Whether every amount that the cost rests on is known. */
    public boolean complete() {
        return unpriced().isEmpty() && trades.stream().allMatch(trade -> trade.valueJpy() != null);
    }

    /** Symbols to be traded that have no price. */
    public List<String> unpriced() {
        return differences.stream()
                .filter(difference -> difference.valueJpy() == null)
                .map(Difference::symbol)
                .toList();
    }

    private BigDecimal back(Difference.Return way) {
        Predicate<Difference> such = difference -> difference.back() == way;
        return sum(differences.stream().filter(such).map(Difference::valueJpy));
    }

    private static BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        return amounts.filter(Objects::nonNull).map(Objects::requireNonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
