package io.sekisho.bench;

import java.io.IOException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the JMH benchmarks and prints their table. */
public final class Jmh {

    private Jmh() {}

    /** @param args JMH's own */
    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        var results = new Runner(new CommandLineOptions(args)).run();
        System.out.println(Circumstances.line());
        System.out.println("| engine | us | error us |");
        System.out.println("|---|---:|---:|");
        for (RunResult result : results) {
            var score = result.getPrimaryResult();
            System.out.println(
                    "| %s | %.2f | %.2f |".formatted(score.getLabel(), score.getScore(), score.getScoreError()));
        }
    }
}
