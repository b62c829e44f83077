package io.sekisho.simulator;

import java.time.Instant;
import java.util.List;

/**
 * A scheme that is in the events.
 *
 * @param id            as labels name it
 * @param symbols       pumped
 * @param victims       accounts entered, in the order in which their money begins to buy
 * @param beneficiaries accounts of the group
 * @param from          when the first money of a victim may buy
 * @param to            when the last exit is over, about
 * @param budgetYen     what the victims' money would buy if nothing were held
 */
public record Scheme(
        String id,
        Variant variant,
        List<String> symbols,
        List<String> victims,
        List<String> beneficiaries,
        Instant from,
        Instant to,
        long budgetYen) {

    private static final int AFTERWARDS = 5_400;

    static Scheme of(World world, Plot plot) {
        return new Scheme(
                plot.id(),
                plot.variant(),
                plot.targets().stream()
                        .map(target ->
                                world.market().stocks().get(target.stock()).symbol())
                        .toList(),
                plot.victims().stream()
                        .sorted(java.util.Comparator.comparingInt(Plot.Victim::pump)
                                .thenComparingInt(Plot.Victim::delay))
                        .map(victim -> Person.id(victim.account()))
                        .toList(),
                plot.beneficiaries().stream().map(Person::id).toList(),
                Instant.ofEpochMilli(world.calendar().millis(plot.pumps().getFirst(), plot.second())),
                Instant.ofEpochMilli(
                        world.calendar().millis(plot.pumps().getLast(), plot.second() + plot.seconds() + AFTERWARDS)),
                plot.victims().stream().mapToLong(Plot.Victim::budget).sum());
    }
}
