package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServeProcessTest {

    /** What a process ends with that a signal has ended: 128 and SIGTERM's number. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final String READY = "Sekisho is ready on ";

    @TempDir
    private Path folder;

    @Test
    void servePrintsOneLineWhenItAnswersAndStopsOnSigterm() throws Exception {
        Process process = serve("--port", "0");
        try (BufferedReader out = process.inputReader()) {
            String ready = String.valueOf(out.readLine());

            assertThat(ready).startsWith(READY + "http://127.0.0.1:");
            assertThat(status(ready.substring(READY.length()) + "/health/live")).isBetween(200, 299);

            // The handle, since the process would close its streams too.
            process.toHandle().destroy();
            assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aTakenPortIsSaidInALine() throws Exception {
        try (Answerer other = Answerer.with(request -> Answerer.Reply.ok("{}"))) {
            String port = String.valueOf(URI.create(other.url()).getPort());
            Process process = serve("--port", port);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(errors).contains("Cannot listen on 127.0.0.1:" + port);
        }
    }

    private Process serve(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Sekisho.class.getName(),
                "serve",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SEKISHO_"));
        return builder.start();
    }

    private static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
