package io.sekisho.server.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderedTest {

    private static Ordered order(String fields) {
        return Ordered.of(Json.MAPPER.readTree("{\"side\":\"sell\",\"symbol\":\"7203\"," + fields + "}"));
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({
        // The order's own value counts, whatever the price.
        "equity, HKD, 1000, 12.30, 246000, 500, 99, 123000",
        "fund,   JPY, 500000, , 1000000, 250000, 15000, 500000",
        // Without one, a share in yen is worth what was paid, or else its limit.
        "equity, JPY, 100, 3000, , 40, 3001.5, 120060",
        "equity, JPY, 100, 3000, , 40, , 120000",
        // Anything else is not known.
        "equity, JPY, 100, , , 40, , ",
        "equity, HKD, 100, 3000, , 40, 3001, ",
        "fund,   JPY, 100, 3000, , 40, 3001, ",
        "bond,   JPY, 100, 3000, , 40, 3001, ",
    })
    void anExecutedPartIsWorthItsShareOfTheOrder(
            String instrument,
            String currency,
            String quantity,
            @Nullable String limit,
            @Nullable String value,
            String executed,
            @Nullable String price,
            @Nullable String yen) {
        Ordered order = order("\"instrument\":\"" + instrument + "\",\"currency\":\"" + currency + "\",\"quantity\":\""
                + quantity + "\"" + (limit == null ? "" : ",\"price\":\"" + limit + "\"")
                + (value == null ? "" : ",\"valueJpy\":\"" + value + "\""));

        BigDecimal worth = order.yen(new BigDecimal(executed), decimal(price));

        if (yen == null) {
            assertThat(worth).isNull();
        } else {
            assertThat(worth).isEqualByComparingTo(yen);
        }
    }

    @Test
    void partsOfAnOrderAddUpToItsValue() {
        Random random = new Random(7_992);
        for (int i = 0; i < 1_000; i++) {
            int quantity = 3 + random.nextInt(10_000);
            long value = random.nextLong(1, 1_000_000_000);
            Ordered order = order("\"instrument\":\"equity\",\"currency\":\"CNY\",\"quantity\":\"" + quantity
                    + "\",\"valueJpy\":\"" + value + "\"");
            int first = 1 + random.nextInt(quantity - 2);
            int second = 1 + random.nextInt(quantity - first - 1);
            BigDecimal sum = BigDecimal.ZERO;
            for (int part : new int[] {first, second, quantity - first - second}) {
                sum = sum.add(requireNonNull(order.yen(BigDecimal.valueOf(part), null)));
            }
            assertThat(sum.setScale(0, RoundingMode.HALF_UP)).isEqualByComparingTo(BigDecimal.valueOf(value));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "4999999, 0.0",
        "5000000, 0.1",
        "104999999, 1.0",
        "105000000, 1.1",
        "-105000000, -1.1",
        "156100000000, '1,561.0'"
    })
    void amountsArePrintedInHundredsOfMillionsHalfUp(BigDecimal yen, String printed) {
        assertThat(OkuYen.of(yen)).isEqualTo(printed);
    }
}
