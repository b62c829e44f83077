package io.sekisho.engine.signal;

import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.risk.OrderCalibration;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.Yen;
import io.sekisho.engine.state.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order beside the market and beside what the account has ordered: what every signal about orders looks at, worked out once. */
public final class Dealing {

    private static final int HOURS_OF_SLOT = 3;
    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(Yen.MOST);

    private final Order order;
    private final Deal deal;
    private final @Nullable Market market;
    private final Habits habits;
    private final Trading.Proceeds proceeds;
    private final Trading after;

    private Dealing(Order order, Deal deal, @Nullable Market market, Trading before) {
        this.order = order;
        this.deal = deal;
        this.market = market;
        habits = before.habits();
        // A repeated operation was counted when it was held, so the sums are taken once all the same.
        after = before.plus(deal, 0, false);
        proceeds = after.proceeds(deal.day());
    }

    static Dealing of(Order order, Scene scene) {
        Market market = scene.facts().market();
        return new Dealing(
                order,
                deal(order, scene.event().time(), market, scene.state().trading()),
                market,
                scene.state().trading());
    }

    /**
     * An order as the memory takes it.
     *
     * @param before says what the account has, for an order whose value nobody knows
     */
    public static Deal deal(Order order, Instant time, @Nullable Market market, Trading before) {
        Listing listing = market == null ? null : market.listing();
        return new Deal(
                Zones.day(time),
                time.atZone(Zones.BROKERAGE).getHour() / HOURS_OF_SLOT,
                order.side(),
                Fingerprint.of(order.symbol()),
                listing == null ? 0 : Fingerprint.of(listing.market()),
                SizeClass.of(listing),
                // Without any market data nothing can be told; funds and bonds have no volume that one could be a part
                // of.
                market != null && order.instrument() == Order.Instrument.EQUITY,
                order.quantity()
                        .min(MOST_UNITS)
                        .setScale(0, RoundingMode.CEILING)
                        .longValue(),
                yen(order, market, before, Zones.day(time)),
                order.portfolioJpy() == null ? 0 : Yen.whole(order.portfolioJpy()));
    }

    /**
     * As the brokerage says, else as quantity, price and rate do, else as an average unit of the symbol trades; where nobody knows, the most
     * that it can be: cash for a purchase, else the portfolio.
     */
    private static long yen(Order order, @Nullable Market market, Trading before, int day) {
        if (order.valueJpy() != null) {
            return Yen.whole(order.valueJpy());
        }
        BigDecimal worth = worthJpy(order, market);
        if (worth != null) {
            return Yen.whole(worth);
        }
        Listing listing = market == null ? null : market.listing();
        if (listing == null || listing.averageTurnoverJpy() == null || listing.averageVolume() == 0) {
            return most(order, before, day);
        }
        return Yen.whole(order.quantity()
                .multiply(BigDecimal.valueOf(listing.averageTurnoverJpy()))
                .divide(BigDecimal.valueOf(listing.averageVolume()), RoundingMode.CEILING));
    }

    private static long most(Order order, Trading before, int day) {
        if (order.side() == Order.Side.BUY && order.cashJpy() != null) {
            return Yen.whole(order.cashJpy());
        }
        return order.portfolioJpy() == null ? before.portfolioYen(day) : Yen.whole(order.portfolioJpy());
    }

    /**
     * Quantity times price in yen; absent where the order has no price or its currency no rate, and for funds and bonds, which are quoted for
     * 10,000 or 100 units.
     */
    private static @Nullable BigDecimal worthJpy(Order order, @Nullable Market market) {
        BigDecimal rate = rate(order, market);
        return order.price() == null || rate == null || order.instrument() != Order.Instrument.EQUITY
                ? null
                : order.quantity().multiply(order.price()).multiply(rate);
    }

    private static @Nullable BigDecimal rate(Order order, @Nullable Market market) {
        if (order.currency().equals("JPY")) {
            return BigDecimal.ONE;
        }
        return market == null ? null : market.rateJpy();
    }

    public Order order() {
        return order;
    }

    public Deal deal() {
        return deal;
    }

    Habits habits() {
        return habits;
    }

    @Nullable
    Market market() {
        return market;
    }

    /** The symbol's entry on the watch list. */
    public @Nullable Watched watched() {
        return market == null ? null : market.watched();
    }

    public @Nullable Listing listing() {
        return market == null ? null : market.listing();
    }

    /** Whether the symbol is not in data that know others. */
    boolean symbolUnknown() {
        return deal.listed() && listing() == null;
    }

    boolean rateUnknown() {
        return market != null && rate(order, market) == null;
    }

    @Nullable
    BigDecimal worthJpy() {
        return worthJpy(order, market);
    }

    /** Buys what one customer's money can move. */
    public boolean buysThin() {
        return deal.buysThin();
    }

    /** Whether the account has bought stocks of this class for more than a week. What is not known is never usual. */
    boolean sizeKnown() {
        return deal.size() != SizeClass.UNKNOWN
                && habits.sizes().ripe(deal.size().number(), deal.day());
    }

    /** Whether the account has long been buying stocks as thin as this one, and no more of them than it does. */
    boolean thinUsual() {
        return sizeKnown()
                && habits.thinDays() >= OrderCalibration.THIN_DAYS_LEAST
                && after.thinYen(deal.day()) <= OrderCalibration.THIN_USUAL_MOST * Math.pow(2, habits.thinLog2Yen());
    }

    /** What the account buys of the symbol within days, this order included, as a share of an average day's volume; 0 if unknown. */
    public double participation() {
        Listing listing = listing();
        if (!deal.buys() || !deal.listed() || listing == null) {
            return 0;
        }
        long units = after.unitsBought(deal.symbol(), deal.day());
        return (double) units / Math.max(1, listing.usualVolume());
    }

    /** The most that sales exceeded purchases within days, this order included, as a share of the portfolio; 0 if unknown. */
    public double soldShare() {
        return ofPortfolio(proceeds.peakYen());
    }

    /** That share as far as it is beyond twice what the account sells on a usual day. */
    double soldUnusually() {
        return Math.max(0, soldShare() - 2 * habits.soldShare());
    }

    /** Thin symbols bought within days, this order included, as a share of the portfolio; 0 if unknown. */
    double thinShare() {
        return ofPortfolio(after.thinYen(deal.day()));
    }

    /** Thin symbols bought within days, this order included, as a share of what was sold; 0 where nothing was. */
    double thinOfProceeds() {
        long portfolio = after.portfolioYen(deal.day());
        // Sales placed again and again are no more than all there is.
        long sold = portfolio == 0 ? proceeds.peakYen() : Math.min(portfolio, proceeds.peakYen());
        return sold == 0 ? 0 : (double) after.thinYen(deal.day()) / sold;
    }

    private double ofPortfolio(long yen) {
        long portfolio = after.portfolioYen(deal.day());
        return portfolio == 0 ? 0 : (double) yen / portfolio;
    }
}
