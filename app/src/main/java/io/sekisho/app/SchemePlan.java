package io.sekisho.app;

import io.sekisho.simulator.AttackerClass;
import io.sekisho.simulator.SchemeConfig;
import io.sekisho.simulator.SimulationConfig;
import io.sekisho.simulator.Variant;
import io.sekisho.simulator.market.MarketSource;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What the script makes up: the weeks of a small broker before today, with a scheme on the last trading day.
 *
 * @param lastDay    on which the scheme runs, in Tokyo
 * @param judgedFrom what happens before is past when Sekisho comes in, and is imported
 */
record SchemePlan(SimulationConfig config, LocalDate lastDay, Instant judgedFrom) {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final long SEED = 2025;
    private static final int ACCOUNTS = 300;
    private static final int STOCKS = 400;
    private static final int DAYS = 14;
    private static final int VICTIMS = 12;
    private static final int RETRIES = 1;

    /** So that customers have device tokens, which Sekisho gives, when the thieves come. */
    private static final int DAYS_JUDGED = 2;

    /** More of those who can enter than usual: the others are stopped at the login, as the attacks before it show. */
    private static final Map<AttackerClass, Integer> CLASSES = Map.of(
            AttackerClass.RELAY, 60,
            AttackerClass.STEALER, 20,
            AttackerClass.TARGETED, 10,
            AttackerClass.VPN, 10);

    static SchemePlan before(Instant now) {
        LocalDate last = lastTradingDay(LocalDate.ofInstant(now, TOKYO).minusDays(1));
        SimulationConfig config = SimulationConfig.of(SEED)
                .withAccounts(ACCOUNTS)
                .withStart(midnight(last.minusDays(DAYS - 1L)))
                .withDays(DAYS, DAYS - 1)
                .withMarket(new MarketSource.Generated(STOCKS))
                .withSchemes(List.of(new SchemeConfig(Variant.CLASSIC, VICTIMS, CLASSES)))
                .withRetries(RETRIES);
        return new SchemePlan(config, last, midnight(last.minusDays(DAYS_JUDGED - 1L)));
    }

    private static LocalDate lastTradingDay(LocalDate latest) {
        return switch (latest.getDayOfWeek()) {
            case SATURDAY -> latest.with(DayOfWeek.FRIDAY);
            case SUNDAY -> latest.minusDays(2);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> latest;
        };
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(TOKYO).toInstant();
    }
}
