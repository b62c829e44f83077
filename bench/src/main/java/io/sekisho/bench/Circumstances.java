package io.sekisho.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What every table carries: when, on what machine, with which versions. */
public final class Circumstances {

    private Circumstances() {}

    public static String line() throws IOException {
        return "%s; %d cores, %s, %d MiB memory; JDK %s; Linux %s"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        fromFile("/proc/cpuinfo", "model name"),
                        Long.parseLong(fromFile("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
                        Runtime.version(),
                        System.getProperty("os.version"));
    }

    private static String fromFile(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
    }
}
