package io.sekisho.surveillance;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.SizeClass;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Yen;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decided events as observations. */
public final class Observer {

    /** Reasons that speak of what was sold for the purchase. */
    private static final Set<String> LIQUIDATION =
            Set.of("LIQUIDATION", "LIQUIDATION_AT_MARKET", "LIQUIDATION_FAST", "PROCEEDS_INTO_THIN");

    /** Reasons that follow from the symbol, or from what surveillance itself said: they would count the same thing again. */
    private static final Set<String> OF_THE_SYMBOL = Set.of(
            "MARKET_FIRST",
            "ORDER_HOUR_UNUSUAL",
            "ORDER_SIZE_UNUSUAL",
            "PARTICIPATION",
            "SCHEME_MEMBER",
            "SIZE_CLASS_FIRST",
            "SYMBOL_FIRST",
            "SYMBOL_UNKNOWN",
            "SYMBOL_WATCHED",
            "THIN_CONCENTRATION",
            "CURRENCY_UNRATED",
            "VALUE_CONTRADICTORY");

    private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000_000_000L);

    private Observer() {}

    /** Nothing where the event tells nothing of several accounts: attempts before the password is checked, withdrawals, changes, bonds. */
    public static Optional<Observation> of(
            Event event, long version, Facts facts, Decision decision, List<Reason> reasons) {
        return switch (event.action()) {
            case Login login when login.result() == Login.Result.ATTEMPT -> Optional.empty();
            case Login login -> Optional.of(seen(event, version, decision, entry(event, login, facts, reasons)));
            case Order order
            when order.instrument() == Order.Instrument.EQUITY ->
                Optional.of(seen(event, version, decision, trade(order, facts.market(), reasons)));
            case Order order -> Optional.empty();
            case Withdrawal withdrawal -> Optional.empty();
            case Change change -> Optional.empty();
        };
    }

    private static Observation seen(Event event, long version, Decision decision, Observation.Sight sight) {
        return new Observation(event.id(), version, event.time(), event.account(), decision, sight);
    }

    private static Observation.Entry entry(Event event, Login login, Facts facts, List<Reason> reasons) {
        Network network = facts.network();
        String ja4 = event.client().ja4();
        String tool = facts.browser().browser() + " / " + facts.browser().os();
        return new Observation.Entry(
                login.result(),
                Math.max(0, reasons.stream().mapToDouble(Reason::bits).sum()),
                network.address(),
                network.asn() == 0 ? network.block() : "AS" + network.asn(),
                ja4 == null ? tool : tool + " / " + ja4,
                facts.lure());
    }

    private static Observation.Trade trade(Order order, @Nullable Market market, List<Reason> reasons) {
        Listing listing = market == null ? null : market.listing();
        long units = units(order);
        long yen = order.valueJpy() == null ? worth(order, market) : Yen.whole(order.valueJpy());
        double entered = 0;
        double liquidated = 0;
        for (Reason reason : reasons) {
            if (LIQUIDATION.contains(reason.code())) {
                liquidated += Math.max(0, reason.bits());
            } else if (!OF_THE_SYMBOL.contains(reason.code())) {
                entered += Math.max(0, reason.bits());
            }
        }
        return new Observation.Trade(
                order.side(),
                order.symbol().strip(),
                units,
                yen,
                SizeClass.of(listing).isThin(),
                listing == null ? 0 : listing.usualVolume(),
                rise(units, yen, listing),
                entered,
                liquidated);
    }

    private static long units(Order order) {
        return order.quantity()
                .min(MOST_UNITS)
                .setScale(0, RoundingMode.CEILING)
                .longValue();
    }

    private static long worth(Order order, @Nullable Market market) {
        BigDecimal rate = order.currency().equals("JPY") ? BigDecimal.ONE : market == null ? null : market.rateJpy();
        return order.price() == null || rate == null
                ? 0
                : Yen.whole(order.quantity().multiply(order.price()).multiply(rate));
    }

    private static double rise(long units, long yen, @Nullable Listing listing) {
        if (listing == null || listing.averageTurnoverJpy() == null || listing.averageVolume() == 0) {
            return 1;
        }
        double average = (double) listing.averageTurnoverJpy() / listing.averageVolume();
        return units == 0 || yen == 0 || average == 0 ? 1 : yen / (units * average);
    }
}
