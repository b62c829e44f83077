package io.sekisho.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code --accounts N --seconds N --warm-up N --rounds N --seed N --data DIR}.
 *
 * @param data    the server's data directory; kept, so that accounts imported once serve the next run too
 * @param lasting of each measured phase
 * @param rounds  how often no-op and login alternate
 */
record LoadOptions(int accounts, long seed, Path data, Duration lasting, Duration warmUp, int rounds) {

    static LoadOptions parse(String[] args) {
        int accounts = 100_000;
        long seed = 1;
        Path data = Path.of("bench/target/load-data").toAbsolutePath();
        long seconds = 15;
        long warmUp = 30;
        int rounds = 3;
        for (int i = 0; i + 1 < args.length; i += 2) {
            String value = args[i + 1];
            switch (args[i]) {
                case "--accounts" -> accounts = Integer.parseInt(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--data" -> data = Path.of(value).toAbsolutePath();
                case "--seconds" -> seconds = Long.parseLong(value);
                case "--warm-up" -> warmUp = Long.parseLong(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                default ->
                    throw new IllegalArgumentException("unknown option " + args[i]
                            + "; there are --accounts, --seed, --data, --seconds, --warm-up, --rounds");
            }
        }
        return new LoadOptions(accounts, seed, data, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), rounds);
    }
}
