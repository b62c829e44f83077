package io.sekisho.simulator;

import io.sekisho.simulator.market.Exchange;
import io.sekisho.simulator.market.Stock;
import io.sekisho.simulator.market.StockMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Customers of a brokerage and those who steal from them, over some days. Everything follows from the configuration. Events are
 * open-loop: whatever is decided of one, the next is tried all the same.
 */
public final class Simulation {

    private static final String RATES = "FX";
    private static final int RATE_DIGITS = 3;

    private final StockMarket unmoved;
    private final Plotting.Plotted plotted;

    private Simulation(StockMarket unmoved, Plotting.Plotted plotted) {
        this.unmoved = unmoved;
        this.plotted = plotted;
    }

    /**
     * @throws io.sekisho.simulator.market.MarketException where the market file cannot be used
     * @throws IllegalArgumentException                    where the schemes do not fit in the days, accounts or stocks
     */
    public static Simulation of(SimulationConfig config) {
        LocalDate start = Calendar.from(config.start()).start();
        StockMarket market = StockMarket.of(config.market(), config.seed(), start, config.days());
        return new Simulation(market, Plotting.of(World.of(config, market)));
    }

    /** In order of time; each call begins anew. */
    public Iterator<Simulated> iterator() {
        return new Stage(plotted.world(), unmoved, plotted.plots());
    }

    /** The same as a stream. */
    public Stream<Simulated> events() {
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
    }

    public List<Scheme> schemes() {
        return plotted.plots().stream()
                .map(plot -> Scheme.of(plotted.world(), plot))
                .toList();
    }

    /** Days of all symbols and rates in order of date: {@value StockMarket#LEAD} before the start, then those simulated. */
    public Stream<Simulated.Market> market() {
        return IntStream.range(0, plotted.world().market().length()).boxed().flatMap(this::market);
    }

    private Stream<Simulated.Market> market(int day) {
        StockMarket market = plotted.world().market();
        LocalDate date = market.days().date(day);
        BigDecimal rate = BigDecimal.valueOf(Exchange.HONG_KONG.rate(), RATE_DIGITS);
        Stream<Simulated.Market> rates =
                Stream.of(new Simulated.Market(Exchange.HONG_KONG.currency(), date, rate, null, "JPY", RATES));
        return Stream.concat(rates, market.stocks().stream().map(stock -> row(market, stock, day, date)));
    }

    private static Simulated.Market row(StockMarket market, Stock stock, int day, LocalDate date) {
        return new Simulated.Market(
                stock.symbol(),
                date,
                Visit.money(market.close(stock.index(), day)),
                market.volume(stock.index(), day),
                stock.exchange().currency(),
                stock.exchange().code());
    }
}
