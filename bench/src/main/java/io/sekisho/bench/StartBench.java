package io.sekisho.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How long the built server takes from its start to a 200 of {@code /health/ready}. */
public final class StartBench {

    private static final int RUNS = 5;

    private StartBench() {}

    /** @param args none */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println(Circumstances.line());
        Path home = Files.createTempDirectory("sekisho-start");
        try {
            List<Duration> first = new ArrayList<>();
            List<Duration> later = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                // With a cache folder of its own the database's programs are unpacked anew, as on a new machine.
                first.add(start(home.resolve("data-" + i), home.resolve("cache-" + i)));
            }
            for (int i = 0; i < RUNS; i++) {
                later.add(start(home.resolve("data-0"), home.resolve("cache-0")));
            }
            System.out.println("| start to ready | best s | each run s |");
            System.out.println("|---|---:|---|");
            row("very first, empty directories", first);
            row("with an existing data directory", later);
        } finally {
            delete(home);
        }
    }

    private static Duration start(Path data, Path cache) throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(data, Map.of("SEKISHO_CACHE", cache.toString()))) {
            return server.startTook();
        }
    }

    private static void row(String name, List<Duration> took) {
        StringBuilder each = new StringBuilder();
        took.forEach(one -> each.append("%.2f ".formatted(one.toMillis() / 1e3)));
        System.out.println(
                "| %s | %.2f | %s|".formatted(name, Collections.min(took).toMillis() / 1e3, each));
    }

    private static void delete(Path home) throws IOException {
        List<Path> all;
        try (var walk = Files.walk(home)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
