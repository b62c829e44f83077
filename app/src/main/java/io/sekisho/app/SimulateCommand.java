package io.sekisho.app;

import io.sekisho.simulator.AttackerClass;
import io.sekisho.simulator.Rates;
import io.sekisho.simulator.SchemeConfig;
import io.sekisho.simulator.Simulation;
import io.sekisho.simulator.SimulationConfig;
import io.sekisho.simulator.Variant;
import io.sekisho.simulator.market.MarketException;
import io.sekisho.simulator.market.MarketSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = "Makes up a brokerage's customers and thieves, and writes what they do, labelled, one event a line.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final SimulationConfig USUAL = SimulationConfig.of(0);

    private final Shell shell;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed and options write the same bytes (default: 1).")
    private long seed = 1;

    @Option(names = "--accounts", paramLabel = "N", description = "Customers (default: ${DEFAULT-VALUE}).")
    private int accounts = USUAL.accounts();

    @Option(names = "--start", paramLabel = "DATE", description = "First day, in Tokyo (default: ${DEFAULT-VALUE}).")
    private LocalDate start = LocalDate.ofInstant(SimulationConfig.MARCH_2025, TOKYO);

    @Option(names = "--days", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int days = USUAL.days();

    @Option(names = "--quiet-days", paramLabel = "N", description = "First days without attacks (default: half of them).")
    private @Nullable Integer quietDays;

    @Option(names = "--schemes", paramLabel = "N", description = "Thefts by pumping a stock (default: ${DEFAULT-VALUE}).")
    private int schemes = 1;

    @Option(names = "--victims", paramLabel = "N", description = "Of each scheme (default: ${DEFAULT-VALUE}).")
    private int victims = 10;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            split = ",",
            converter = VariantName.class,
            description = "How schemes run, one after the other and from the start again (default: classic):"
                    + " ${COMPLETION-CANDIDATES}.",
            completionCandidates = VariantName.class)
    private List<Variant> variants = List.of(Variant.CLASSIC);

    @Option(
            names = "--attackers",
            paramLabel = "CLASS=WEIGHT",
            split = ",",
            description = "Who enters the victims' accounts, as weights (default: all classes): ${COMPLETION-CANDIDATES}.")
    private Map<AttackerClass, Integer> attackers = new LinkedHashMap<>();

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Smaller purchases that a thief tries after one that was not let through (default: 0).")
    private int retries;

    @Option(
            names = "--rate",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Other rates than the usual ones; docs/simulator.md names them.")
    private Map<String, Double> rates = new LinkedHashMap<>();

    @Option(
            names = "--market",
            paramLabel = "FILE",
            description = "Daily figures of stocks (symbol,date,…,close,volume as CSV, .gz too); made up where there is none.")
    private @Nullable Path market;

    @Option(
            names = "--market-rate",
            paramLabel = "YEN",
            description = "What one unit of the file's currency is worth (default: 150).")
    private BigDecimal marketRate = BigDecimal.valueOf(MarketSource.File.DOLLAR, 3);

    @Option(names = "--out", paramLabel = "FILE", description = "Where events go; - for standard output, the default.")
    private String out = SimulationFiles.STANDARD_OUTPUT;

    @Option(names = "--market-out", paramLabel = "FILE", description = "Where days of the market go, for PUT /v1/market.")
    private @Nullable Path marketOut;

    @Option(names = "--device-names", description = "Writes machines' names in place of device tokens.")
    private boolean deviceNames;

    SimulateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try {
            SimulationConfig config = config();
            Simulation simulation = Simulation.of(config);
            SimulationFiles files = new SimulationFiles(shell, simulation);
            if (marketOut != null) {
                files.writeMarket(marketOut);
            }
            files.writeEvents(out, deviceNames, config);
            return 0;
        } catch (MarketException | IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private SimulationConfig config() {
        Rates all = Rates.USUAL;
        for (Map.Entry<String, Double> rate : rates.entrySet()) {
            all = all.with(rate.getKey(), rate.getValue());
        }
        SimulationConfig config = SimulationConfig.of(seed)
                .withAccounts(accounts)
                .withStart(start.atStartOfDay(TOKYO).toInstant())
                .withDays(days, quietDays == null ? days / 2 : quietDays)
                .withSchemes(schemeConfigs())
                .withRetries(retries)
                .withRates(all);
        return market == null
                ? config
                : config.withMarket(new MarketSource.File(
                        market, marketRate.movePointRight(3).longValue()));
    }

    private List<SchemeConfig> schemeConfigs() {
        List<SchemeConfig> configs = new ArrayList<>();
        for (int i = 0; i < schemes; i++) {
            Variant variant = variants.get(i % variants.size());
            configs.add(
                    attackers.isEmpty()
                            ? SchemeConfig.of(variant, victims)
                            : new SchemeConfig(variant, victims, attackers));
        }
        return configs;
    }
}
