package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thieves and honest people in an account, through HTTP under the default policy: every row of what must come out that concerns money and
 * orders, each for five seeds.
 */
@Tag("slow")
class MoneyStoryTest {

    private static final int SEEDS = 5;

    @RegisterExtension
    static final MailedSite SITE = new MailedSite("SEKISHO_NETWORK_LISTS", "hosting=" + hosting());

    private static final List<String> TABLE = new ArrayList<>();

    private static Path hosting() {
        try {
            return Files.writeString(Files.createTempFile("hosting", ".txt"), "192.0.2.0/24\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void listSymbols() {
        StringBuilder lines = new StringBuilder("symbol,date,close,volume,currency,market\n");
        LocalDate today = LocalDate.ofInstant(SITE.server().clock().instant(), ZoneOffset.ofHours(9));
        for (int day = 1; day <= 25; day++) {
            LocalDate date = today.minusDays(day);
            lines.append("HKD,").append(date).append(",19,,JPY,FX\n");
            quote(lines, "7203", date, "2800", 20_000_000, "JPY", "XTKS");
            quote(lines, "6758", date, "3500", 12_000_000, "JPY", "XTKS");
            quote(lines, "8306", date, "1800", 40_000_000, "JPY", "XTKS");
            quote(lines, "7992", date, "120", 30_000, "JPY", "XTKS");
            quote(lines, "0700.HK", date, "500", 15_000_000, "HKD", "XHKG");
            quote(lines, "1234.HK", date, "1.05", 2_500_000, "HKD", "XHKG");
            quote(lines, "2345.HK", date, "2.10", 1_800_000, "HKD", "XHKG");
            quote(lines, "3456.HK", date, "0.95", 900_000, "HKD", "XHKG");
        }
        Reply put = SITE.brokerage()
                .api()
                .send("PUT", "/v1/market", "text/csv", lines.toString().getBytes(StandardCharsets.UTF_8))
                .is(200);
        assertThat(put.json().at("/refused")).as(put.body()).isEmpty();
    }

    private static void quote(
            StringBuilder lines,
            String symbol,
            LocalDate date,
            String close,
            long volume,
            String currency,
            String market) {
        lines.append(String.join(",", symbol, date.toString(), close, String.valueOf(volume), currency, market))
                .append('\n');
    }

    @AfterAll
    static void print() {
        System.out.println("| story | seeds | asked | held or denied | sold | bought | withdrawn |");
        TABLE.forEach(System.out::println);
    }

    private static final Map<Pattern, BiConsumer<MoneyPlayer, Matcher>> STEPS = steps();

    private static Map<Pattern, BiConsumer<MoneyPlayer, Matcher>> steps() {
        Map<Pattern, BiConsumer<MoneyPlayer, Matcher>> steps = new LinkedHashMap<>();
        when(steps, "honest", (who, words) -> who.relays = true);
        when(steps, "attacker( relays codes)?", (who, words) -> who.relays = words.group(1) != null);
        when(steps, "portfolio (\\d+)", (who, words) -> who.portfolioYen = number(words, 1));
        when(steps, "watched (\\S+)", (who, words) -> watch(words.group(1)));
        when(
                steps,
                "has bought (\\S+) and (\\S+) for years",
                (who, words) -> who.past(List.of(words.group(1), words.group(2)), 60, Duration.ofDays(14)));
        when(steps, "fails the password (\\d+) times at home", (who, words) -> {
            for (int i = 0; i < number(words, 1); i++) {
                who.failsAtHome();
            }
        });
        when(steps, "logs in (.+)", (who, words) -> who.logsIn(words.group(1)));
        when(steps, "(\\d+) days? later", (who, words) -> who.later(Duration.ofDays(number(words, 1))));
        when(
                steps,
                "sells (\\S+) (\\d+)%( at a limit)?",
                (who, words) -> who.sells(words.group(1), number(words, 2), words.group(3) != null));
        when(
                steps,
                "buys (\\S+) (\\d+)%(?: in (\\d+) slices)?",
                (who, words) -> who.buys(
                        words.group(1),
                        number(words, 2),
                        words.group(3) == null ? 1 : Math.toIntExact(number(words, 3))));
        when(steps, "withdraws (\\d+) to (\\S+)", (who, words) -> who.withdraws(number(words, 1), words.group(2)));
        when(steps, "changes (\\w+)", (who, words) -> who.changes(words.group(1)));
        when(steps, "trades (\\S+), (\\S+), (\\S+) and (\\S+) in (\\d+) rounds", MoneyStoryTest::trades);
        when(
                steps,
                "expect bought at most (\\d+)%",
                (who, words) -> assertThat(who.boughtYen)
                        .as("bought: %s", who.decisions)
                        .isLessThanOrEqualTo(who.portfolioYen * number(words, 1) / 100));
        when(
                steps,
                "expect entered",
                (who, words) -> assertThat(who.entered).as("%s", who.decisions).isTrue());
        when(
                steps,
                "expect sale asked",
                (who, words) ->
                        assertThat(who.saleAsked).as("%s", who.decisions).isTrue());
        when(
                steps,
                "expect held",
                (who, words) -> assertThat(who.held).as("%s", who.decisions).isPositive());
        when(
                steps,
                "expect withdrew nothing",
                (who, words) ->
                        assertThat(who.withdrawnYen).as("%s", who.decisions).isZero());
        when(
                steps,
                "expect executed nothing",
                (who, words) -> assertThat(who.soldYen + who.boughtYen + who.withdrawnYen + who.changed)
                        .as("%s", who.decisions)
                        .isZero());
        when(
                steps,
                "expect asked at most once",
                (who, words) -> assertThat(who.asked).as("%s", who.decisions).isLessThanOrEqualTo(1));
        when(
                steps,
                "expect never asked",
                (who, words) -> assertThat(who.asked).as("%s", who.decisions).isZero());
        return steps;
    }

    private static void when(
            Map<Pattern, BiConsumer<MoneyPlayer, Matcher>> steps, String words, BiConsumer<MoneyPlayer, Matcher> does) {
        steps.put(Pattern.compile(words), does);
    }

    private static long number(Matcher words, int group) {
        return Long.parseLong(words.group(group));
    }

    private static void trades(MoneyPlayer who, Matcher words) {
        for (int round = 0; round < number(words, 5); round++) {
            String symbol = words.group(1 + round % 4);
            who.buys(symbol, 5, 1);
            who.sells(symbol, 5, false);
        }
    }

    private static void watch(String symbol) {
        SITE.brokerage()
                .api()
                .put(
                        "/v1/watchlist/" + symbol,
                        Json.MAPPER
                                .createObjectNode()
                                .put("action", "hold")
                                .put("reason", "bought by many accounts at once")
                                .put(
                                        "until",
                                        SITE.server()
                                                .clock()
                                                .instant()
                                                .plus(Duration.ofMinutes(10))
                                                .toString()))
                .is(200);
    }

    static Stream<Arguments> stories() {
        return MoneyStory.all().stream()
                .flatMap(story -> IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> Arguments.of(story, seed)));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void comesOutAsItMust(MoneyStory story, int seed) {
        // Whatever a story put on the watch list is off it again.
        SITE.server().clock().forward(Duration.ofMinutes(30));
        MoneyPlayer who = new MoneyPlayer(SITE, new Random(seed));
        who.ownersVisit();
        for (String step : story.steps()) {
            play(step, who);
        }
        if (story.honest()) {
            assertThat(who.held).as("%s", who.decisions).isZero();
        }
        TABLE.add("| %s | %d | %d | %d | %d %% | %d %% | %d |"
                .formatted(
                        story,
                        seed,
                        who.asked,
                        who.held,
                        100 * who.soldYen / who.portfolioYen,
                        100 * who.boughtYen / who.portfolioYen,
                        who.withdrawnYen));
    }

    private static void play(String step, MoneyPlayer who) {
        for (Map.Entry<Pattern, BiConsumer<MoneyPlayer, Matcher>> known : STEPS.entrySet()) {
            Matcher words = known.getKey().matcher(step);
            if (words.matches()) {
                known.getValue().accept(who, words);
                return;
            }
        }
        throw new IllegalArgumentException("no such step: " + step);
    }
}
