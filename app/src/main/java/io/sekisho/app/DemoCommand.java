package io.sekisho.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description =
                "Sekisho, a brokerage that does not exist, its customers' mailbox and telephones, on this machine.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_533;

    private final Shell shell;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Port of Sekisho; the other sites take the next one, calls by SIP the one after (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps Sekisho's data there (default: a temporary folder, deleted at the end).")
    private @Nullable Path data;

    @Option(
            names = "--script",
            paramLabel = "NAME",
            description = "Plays a script without a browser, on free ports, and ends: " + March2025.NAME
                    + ". Exit status 0 if all attacks were stopped and all honest customers got through, else 1.")
    private @Nullable String script;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (script != null) {
            return play(script);
        }
        if (port < 1 || port > PORT_MAX) {
            throw new CommandException("--port must be between 1 and " + PORT_MAX);
        }
        RunningDemo.start(shell, port, data).sayWhereToLook();
        // Ends with the process, which stops the demo first.
        Thread.currentThread().join();
        return 0;
    }

    private int play(String name) {
        if (!name.equals(March2025.NAME)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no script \"" + name + "\"; there is " + March2025.NAME);
        }
        return new March2025(shell).play(data);
    }
}
