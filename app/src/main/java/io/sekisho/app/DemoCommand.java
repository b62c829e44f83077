package io.sekisho.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Sekisho, a brokerage that does not exist, and its customers' mailbox, on this machine.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_534;

    private final Shell shell;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of Sekisho; the brokerage and the mailbox take the next one (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keeps Sekisho's data there (default: a temporary folder, deleted at the end).")
    private @Nullable Path data;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 1 || port > PORT_MAX) {
            throw new CommandException("--port must be between 1 and " + PORT_MAX);
        }
        RunningDemo.start(shell, port, data).sayWhereToLook();
        // Ends with the process, which stops the demo first.
        Thread.currentThread().join();
        return 0;
    }
}
