package io.sekisho.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code --accounts N --seconds N --warm-up N --rounds N --seed N --data DIR --operation login|order|both --swap-market true}.
 *
 * @param data       the server's data directory; kept, so that accounts imported once serve the next run too
 * @param lasting    of each measured phase
 * @param rounds     how often the measured phases alternate
 * @param operation  what is measured
 * @param swapMarket whether orders are measured once more while the market changes each second
 */
record LoadOptions(
        int accounts,
        long seed,
        Path data,
        Duration lasting,
        Duration warmUp,
        int rounds,
        Operation operation,
        boolean swapMarket) {

    /** What is measured beside the endpoint that does nothing. */
    enum Operation {
        LOGIN,
        ORDER,
        BOTH;

        boolean logins() {
            return this != ORDER;
        }

        boolean orders() {
            return this != LOGIN;
        }

        private static Operation of(String text) {
            return switch (text) {
                case "login" -> LOGIN;
                case "order" -> ORDER;
                case "both" -> BOTH;
                default -> throw new IllegalArgumentException("--operation must be login, order or both");
            };
        }
    }

    static LoadOptions parse(String[] args) {
        int accounts = 100_000;
        long seed = 1;
        Path data = Path.of("bench/target/load-data").toAbsolutePath();
        long seconds = 15;
        long warmUp = 30;
        int rounds = 3;
        Operation operation = Operation.LOGIN;
        boolean swapMarket = false;
        for (int i = 0; i + 1 < args.length; i += 2) {
            String value = args[i + 1];
            switch (args[i]) {
                case "--accounts" -> accounts = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--data" -> data = Path.of(value).toAbsolutePath();
                case "--seconds" -> seconds = Long.parseLong(value);
                case "--warm-up" -> warmUp = Long.parseLong(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--operation" -> operation = Operation.of(value);
                case "--swap-market" -> swapMarket = Boolean.parseBoolean(value);
                default ->
                    throw new IllegalArgumentException("unknown option " + args[i]
                            + "; there are --accounts, --seed, --data, --seconds, --warm-up, --rounds, --operation,"
                            + " --swap-market");
            }
        }
        if (swapMarket && !operation.orders()) {
            throw new IllegalArgumentException("--swap-market needs --operation order or both");
        }
        return new LoadOptions(
                accounts,
                seed,
                data,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                rounds,
                operation,
                swapMarket);
    }
}
