package io.sekisho.app;

import io.sekisho.demo.lab.Report;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The theft of March 2025 played in the demo without a browser, and tables of what was tried and what stopped it. */
final class March2025 {

    static final String NAME = "march-2025";

    private static final int STOPPED = 0;
    private static final int NOT_STOPPED = 1;

    private final Shell shell;

    March2025(Shell shell) {
        this.shell = shell;
    }

    /** @param data as the demo's; gives the exit status */
    int play(@Nullable Path data) {
        Report report;
        SchemeReport scheme;
        try (RunningDemo demo = RunningDemo.start(shell, RunningDemo.freePort(), data)) {
            report = playLab(demo);
            scheme = playScheme(demo);
        }
        print(report, scheme);
        return report.allGood() && scheme.good() ? STOPPED : NOT_STOPPED;
    }

    private Report playLab(RunningDemo demo) {
        try (DemoProgress progress = DemoProgress.of(shell, "playing " + NAME)) {
            return demo.lab().playAll(progress);
        }
    }

    private SchemeReport playScheme(RunningDemo demo) {
        try (ServerClient sekisho = demo.client();
                DemoProgress progress = DemoProgress.of(shell, "playing a scheme")) {
            return new SchemeAct(
                            sekisho, demo.mailroom(), InstantSource.system().instant())
                    .play(progress);
        }
    }

    private void print(Report report, SchemeReport scheme) {
        shell.say("Attacks");
        new TextGrid(16, 30, 9, 22, 28, 32).lines(attacks(report)).forEach(shell::say);
        shell.say("");
        shell.say("Honest customers");
        new TextGrid(29, 30, 32, 16, 24).lines(honest(report)).forEach(shell::say);
        shell.say("");
        shell.say("The scheme across accounts");
        new TextGrid(30, 80).lines(scheme.rows()).forEach(shell::say);
        shell.say("");
        shell.say(report.closing());
        Stream.concat(report.failures().stream(), scheme.failures().stream())
                .forEach(failure -> shell.say("FAILED: " + failure));
    }

    private static List<List<String>> attacks(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Attacker", "What he has", "Account", "What he tried", "What Sekisho decided", "Result"));
        report.attacks()
                .forEach(row -> rows.add(
                        List.of(row.attacker(), row.knew(), row.accounts(), row.did(), row.decided(), row.stopped())));
        return rows;
    }

    private static List<List<String>> honest(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Who", "Customer", "What he did", "Asked for a code", "Result"));
        report.honest()
                .forEach(
                        row -> rows.add(List.of(row.who(), row.customer(), row.did(), row.challenged(), row.result())));
        return rows;
    }
}
