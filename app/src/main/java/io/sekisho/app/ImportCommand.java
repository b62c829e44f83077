package io.sekisho.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Brings past events to a running server, which learns from them.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Shell shell;

    @Mixin
    private final ServerOptions server;

    @Parameters(
            paramLabel = "FILE",
            description = "Events in time order, one JSON object a line; - for standard input.")
    private String file = "";

    ImportCommand(Shell shell) {
        this.shell = shell;
        this.server = new ServerOptions(shell);
    }

    /** Gives 1 where lines were refused. */
    @Override
    public Integer call() {
        try (ServerClient client = server.connect();
                InputStream in = open();
                ImportProgress progress = ImportProgress.of(shell, size())) {
            Import run = new Import(client, shell, progress);
            return run.everything(new ChunkReader(in)) ? 0 : 1;
        } catch (IOException e) {
            throw new CommandException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private InputStream open() throws IOException {
        return file.equals(STANDARD_INPUT) ? shell.in() : Files.newInputStream(Path.of(file));
    }

    /** In bytes; -1 where nobody knows. */
    private long size() throws IOException {
        return file.equals(STANDARD_INPUT) ? -1 : Files.size(Path.of(file));
    }
}
