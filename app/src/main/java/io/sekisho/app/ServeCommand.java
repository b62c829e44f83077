package io.sekisho.app;

import io.sekisho.server.SekishoServer;
import io.sekisho.server.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "Runs the server until it is told to stop.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Shell shell;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on, 0 for a free one (default: 8080).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded database and the server's keys live (default: sekisho-data).")
    private Path data = Path.of("sekisho-data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings as NAME=value lines, named as in the environment, which wins.")
    private @Nullable Path config;

    ServeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new CommandException("--port must be between 0 and 65535");
        }
        Path folder = data.toAbsolutePath().normalize();
        Settings settings = Settings.read(shell.environment(), config, port, folder);
        SekishoServer server = start(settings);
        LOG.info("data in {}", folder);
        shell.say("Sekisho is ready on " + address(settings.host(), server.port()));
        // Ends with the process, which stops the server first.
        Thread.currentThread().join();
        return 0;
    }

    /** The stop is arranged before the start, so that a signal in between leaves nothing behind. */
    private static SekishoServer start(Settings settings) {
        CompletableFuture<SekishoServer> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started), "stop"));
        try {
            SekishoServer server = SekishoServer.start(settings);
            started.complete(server);
            return server;
        } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
            throw e;
        }
    }

    private static void stop(CompletableFuture<SekishoServer> started) {
        try {
            started.get().close();
            LOG.info("stopped");
        } catch (ExecutionException e) {
            LOG.debug("nothing to stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a person on this machine may open it. */
    static String address(String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String shown = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + port;
    }
}
