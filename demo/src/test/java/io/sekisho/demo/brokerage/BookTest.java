package io.sekisho.demo.brokerage;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Book.Obstacle;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookTest {

    private final Market market = Market.of(1);
    private final Book book = new Book(market, new BigDecimal("1000000"));

    private Ticket ticket(Side side, String symbol, int quantity, @Nullable String limit) {
        return new Ticket(
                side, market.get(symbol), BigDecimal.valueOf(quantity), limit == null ? null : new BigDecimal(limit));
    }

    @Test
    void aPurchaseMovesCashIntoStock() {
        assertThat(book.execute(ticket(Side.BUY, "J101.T", 100, null))).isTrue();
        Book.Statement after = book.statement();
        assertThat(after.cash()).isEqualByComparingTo("752000");
        assertThat(after.total()).isEqualByComparingTo("1000000");
        assertThat(after.positions().getFirst().quantity()).isEqualByComparingTo("100");
    }

    @Test
    void theCostIsTheAverageOfWhatWasPaid() {
        assertThat(book.execute(ticket(Side.BUY, "J101.T", 100, "2400"))).isTrue();
        assertThat(book.execute(ticket(Side.BUY, "J101.T", 100, "2500"))).isTrue();
        assertThat(book.statement().positions().getFirst().cost()).isEqualByComparingTo("2450");
        assertThat(book.statement().gain()).isEqualByComparingTo("6000");
    }

    @Test
    void foreignStockCostsItsValueInYen() {
        assertThat(book.execute(ticket(Side.BUY, "9101.HK", 10_000, null))).isTrue();
        assertThat(book.statement().cash()).isEqualByComparingTo("838720");
    }

    @Test
    void allThatIsSoldIsGone() {
        assertThat(book.execute(ticket(Side.BUY, "J101.T", 100, null))).isTrue();
        assertThat(book.execute(ticket(Side.SELL, "J101.T", 100, null))).isTrue();
        assertThat(book.statement().positions()).isEmpty();
        assertThat(book.statement().cash()).isEqualByComparingTo("1000000");
    }

    @Test
    void nothingHappensWithoutMoneyOrStockOrAtAPriceFarAway() {
        assertThat(book.obstacles(ticket(Side.BUY, "J404.T", 100, null))).containsExactly(Obstacle.NOT_ENOUGH_CASH);
        assertThat(book.obstacles(ticket(Side.SELL, "J101.T", 1, null))).containsExactly(Obstacle.NOT_ENOUGH_STOCK);
        assertThat(book.obstacles(ticket(Side.BUY, "J101.T", 1, "9999"))).containsExactly(Obstacle.PRICE_TOO_FAR);
        assertThat(book.withdraw(new BigDecimal("1000001"))).isFalse();
        assertThat(book.execute(ticket(Side.SELL, "J101.T", 1, null))).isFalse();
        assertThat(book.statement().cash()).isEqualByComparingTo("1000000");
    }

    @Test
    void theSameSeedMakesTheSameCustomersAndPrices() {
        assertThat(Market.of(7).all()).isEqualTo(Market.of(7).all());
        assertThat(Market.of(7).all()).isNotEqualTo(Market.of(8).all());
        Customer yoko = Cast.customers().getFirst();
        Members once = new Members(List.of(yoko), market, 7);
        Members again = new Members(List.of(yoko), market, 7);
        assertThat(once.find(yoko.id()).orElseThrow().book().statement())
                .isEqualTo(again.find(yoko.id()).orElseThrow().book().statement());
    }

    @Test
    void noTwoCustomersShareAnythingThatTellsThemApart() {
        List<Customer> customers = Cast.customers();
        assertThat(customers).hasSize(17);
        for (Set<String> values : List.of(
                new HashSet<>(customers.stream().map(Customer::id).toList()),
                new HashSet<>(customers.stream().map(Customer::email).toList()),
                new HashSet<>(customers.stream().map(Customer::password).toList()),
                new HashSet<>(customers.stream().map(Customer::phrase).toList()),
                new HashSet<>(customers.stream().map(c -> c.phones().getFirst()).toList()),
                new HashSet<>(customers.stream().map(c -> c.home().ip()).toList()))) {
            assertThat(values).hasSize(customers.size());
        }
    }

    @Test
    void secretsAreHashedAndNotPrinted() {
        Customer yoko = Cast.customers().getFirst();
        Member member = new Member(yoko, book);
        assertThat(member.hasPassword(yoko.password())).isTrue();
        assertThat(member.hasPassword(yoko.password() + "x")).isFalse();
        assertThat(member.hasPin(yoko.pin())).isTrue();
        assertThat(yoko.toString()).doesNotContain(yoko.password(), yoko.email(), yoko.phrase());
    }
}
