package io.sekisho.app;

import io.sekisho.server.SekishoServer;
import io.sekisho.server.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** A short life of the server, for the JVM to see which classes it takes; the launcher has it written into the start-up cache. */
@Command(
        name = "aot-train",
        hidden = true,
        description = "Starts a server for a moment, to prepare the start-up cache.")
final class AotTrainCommand implements Callable<Integer> {

    private static final String KEY = "training";
    private static final int ASSESSMENTS = 20;
    private static final List<String> PAGES = List.of("/health/live", "/health/ready", "/openapi.json", "/metrics");
    private static final String LOGIN = """
        {"type":"login","account":"training","login":{"result":"success"},
         "client":{"ip":"203.0.113.9","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"}}
        """;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("sekisho-training");
        Settings settings = Settings.read(Map.of("SEKISHO_ADMIN_KEY", KEY), null, 0, data);
        try (SekishoServer server = SekishoServer.start(settings);
                HttpClient http = HttpClient.newHttpClient()) {
            URI base = URI.create(ServeCommand.address(settings.host(), server.port()));
            for (String page : PAGES) {
                send(http, HttpRequest.newBuilder(base.resolve(page)).GET());
            }
            for (int i = 0; i < ASSESSMENTS; i++) {
                send(
                        http,
                        HttpRequest.newBuilder(base.resolve("/v1/assessments"))
                                .POST(HttpRequest.BodyPublishers.ofString(LOGIN)));
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.setHeader("Authorization", "Bearer " + KEY).setHeader("Content-Type", "application/json");
        http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
