package io.sekisho.demo;

import io.sekisho.client.AccountData;
import io.sekisho.client.AssessmentRequest;
import io.sekisho.client.Event;
import io.sekisho.client.ImportResult;
import io.sekisho.client.PastEvent;
import io.sekisho.client.Position;
import io.sekisho.client.SekishoClient;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What Sekisho is told before the demo opens: who the customers are, what they have, how they logged in and what they ordered so far, and
 * what the market did.
 */
final class Past {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int LOGINS_MIN = 20;
    private static final int LOGINS_MAX = 30;
    private static final int DAYS_BETWEEN = 3;

    /** Nothing happened within this time, so that what happens in the demo comes after. */
    private static final Duration QUIET = Duration.ofHours(6);

    private final SekishoClient sekisho;
    private final long seed;

    Past(SekishoClient sekisho, long seed) {
        this.sekisho = sekisho;
        this.seed = seed;
    }

    void register(Customer customer) {
        sekisho.putAccount(
                customer.id(),
                new AccountData(customer.email(), customer.phones(), customer.language(), customer.phrase()));
    }

    /** Logins of everyone over the last weeks, from home, orders of the last months, and what came of them. */
    void teach(Members members, Market market, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, TOKYO);
        // Before the orders, so that what they traded is known.
        ImportResult told = sekisho.putMarket(TradingDays.until(today, market, seed));
        if (told.refusedCount() > 0) {
            throw new IllegalStateException("Sekisho refuses the market: " + told.refused());
        }
        SplittableRandom chance = new SplittableRandom(seed);
        List<PastEvent> all = new ArrayList<>();
        members.all().forEach(member -> all.addAll(logins(member.customer(), now, chance.split())));
        members.all().forEach(member -> all.addAll(PastOrders.of(member, now, chance.split())));
        all.sort(Comparator.comparing(past -> past.event().time()));
        sekisho.importEvents(all);
    }

    void tellPositions(Member member, Instant now) {
        List<Position> positions = member.book().statement().positions().stream()
                .map(held -> new Position(held.stock().symbol(), held.quantity(), held.yen()))
                .toList();
        sekisho.putPositions(member.customer().id(), now, positions);
    }

    private static List<PastEvent> logins(Customer customer, Instant now, SplittableRandom chance) {
        List<PastEvent> logins = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(now, TOKYO);
        int number = chance.nextInt(LOGINS_MIN, LOGINS_MAX + 1);
        for (int i = number; i > 0; i--) {
            LocalTime time = LocalTime.of(chance.nextInt(7, 23), chance.nextInt(60), chance.nextInt(60));
            LocalDate day = today.minusDays((long) i * DAYS_BETWEEN - chance.nextInt(DAYS_BETWEEN));
            Instant at = day.atTime(time).atZone(TOKYO).toInstant();
            if (at.isBefore(now.minus(QUIET))) {
                logins.add(new PastEvent(login(customer, i, at), PastEvent.Label.HONEST));
            }
        }
        return logins;
    }

    private static AssessmentRequest login(Customer customer, int number, Instant at) {
        String id = "past-" + customer.id() + "-" + number + "-" + at.getEpochSecond();
        return AssessmentRequest.of(customer.id(), id, customer.home(), Event.Login.success())
                .withId(id)
                .at(at);
    }
}
