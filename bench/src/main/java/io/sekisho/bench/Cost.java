package io.sekisho.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What one measured phase cost.
 *
 * @param server   processor time of the server in microseconds a request
 * @param database the same of its database
 */
record Cost(String name, double perSecond, double server, double database, double p99Millis) {

    double sum() {
        return server + database;
    }

    static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
        double[] values = costs.stream().mapToDouble(of).sorted().toArray();
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    static void head() {
        System.out.printf(
                "| closed loop | requests/s | server CPU us | database CPU us | sum us | ratio to no-op | each"
                        + " round's sum |%n");
        System.out.printf("|---|---:|---:|---:|---:|---:|---|%n");
    }

    /** A line of the table: the medians of some rounds. */
    static void row(double base, List<Cost> costs) {
        System.out.printf(
                "| %s | %.0f | %.1f | %.1f | %.1f | %.2f | %s |%n",
                costs.getFirst().name(),
                median(costs, Cost::perSecond),
                median(costs, Cost::server),
                median(costs, Cost::database),
                median(costs, Cost::sum),
                median(costs, Cost::sum) / base,
                costs.stream().map(cost -> "%.1f".formatted(cost.sum())).collect(Collectors.joining(" ")));
    }
}
