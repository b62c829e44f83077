package io.sekisho.engine.scenario;

import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Logins of the last hour over all accounts, as the server sums them up. */
final class FailedLogins {

    private record Seen(String account, Network from, String userAgent, boolean failed, Instant time) {}

    private final List<Seen> seen = new ArrayList<>();

    void learn(String account, Network from, Browser with, Login.Result result, Instant time) {
        seen.removeIf(old -> Duration.between(old.time(), time).toHours() >= 2);
        seen.add(new Seen(account, from, with.userAgent(), result == Login.Result.FAILURE, time));
    }

    Pressure pressure(Network from, Browser with, Instant time) {
        List<Seen> recent = seen.stream()
                .filter(login -> Duration.between(login.time(), time).abs().toHours() < 1)
                .toList();
        Predicate<Seen> network = login -> login.from().sameAs(from);
        Predicate<Seen> tool = login -> login.userAgent().equals(with.userAgent());
        return new Pressure(
                accounts(recent, login -> login.from().address().equals(from.address())),
                accounts(recent, network),
                share(recent, network),
                accounts(recent, tool),
                share(recent, tool));
    }

    private static int accounts(List<Seen> recent, Predicate<Seen> which) {
        return Math.toIntExact(recent.stream()
                .filter(which.and(Seen::failed))
                .map(Seen::account)
                .distinct()
                .count());
    }

    private static double share(List<Seen> recent, Predicate<Seen> which) {
        long all = recent.stream().filter(which).count();
        return all == 0
                ? 0
                : (double) recent.stream().filter(which.and(Seen::failed)).count() / all;
    }
}
