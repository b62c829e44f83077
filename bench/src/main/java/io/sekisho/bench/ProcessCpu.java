package io.sekisho.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processor time and memory of processes, as Linux tells them in {@code /proc} (proc_pid_stat(5), proc_pid_status(5)). */
final class ProcessCpu {

    /** {@code sysconf(_SC_CLK_TCK)} is 100 on every Linux that runs Java. */
    private static final double MICROS_PER_TICK = 10_000;

    /** Fields after the process's name, the third of the line being the first of these. */
    private static final int PPID = 1;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private ProcessCpu() {}

    /** Microseconds that the process itself has used, in user and kernel mode. */
    static double ofProcess(long pid) throws IOException {
        long[] stat = stat(pid);
        return (stat[UTIME] + stat[STIME]) * MICROS_PER_TICK;
    }

    /** Microseconds that the process and its descendants have used, with those that have ended and were waited for. */
    static double ofTree(long pid) throws IOException {
        long ticks = 0;
        for (long each : tree(pid)) {
            long[] stat = statIfThere(each);
            ticks += stat[UTIME] + stat[STIME] + stat[CUTIME] + stat[CSTIME];
        }
        return ticks * MICROS_PER_TICK;
    }

    /** A line of the process's status, in KiB: {@code VmRSS} (now) or {@code VmHWM} (most so far). */
    static long statusKib(long pid, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("/proc/" + pid + "/status has no " + name);
    }

    private static Set<Long> tree(long root) throws IOException {
        Map<Long, List<Long>> children = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                children.computeIfAbsent(statIfThere(pid)[PPID], parent -> new ArrayList<>())
                        .add(pid);
            }
        }
        Set<Long> tree = new HashSet<>();
        List<Long> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            long pid = open.removeLast();
            if (tree.add(pid)) {
                open.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return tree;
    }

    /** All zero for a process that has ended meanwhile; its parent counts it at the next look. */
    private static long[] statIfThere(long pid) {
        try {
            return stat(pid);
        } catch (IOException e) {
            return new long[CSTIME + 1];
        }
    }

    private static long[] stat(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name may hold anything, so what follows its last bracket is read.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
        long[] values = new long[CSTIME + 1];
        for (int i = PPID; i < values.length; i++) {
            values[i] = Long.parseLong(fields[i]);
        }
        return values;
    }
}
