package io.sekisho.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built server as an operator starts it, {@code ./sekisho serve}, on the loopback interface. */
final class RunningServer implements AutoCloseable {

    static final String KEY = "bench-admin-key";

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofMinutes(1);

    /** Between two looks whether it is ready: short against what is measured. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Process process;
    private final Path data;
    private final int port;
    private final Duration startTook;

    private RunningServer(Process process, Path data, int port, Duration startTook) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.startTook = startTook;
    }

    /** Returns when {@code /health/ready} answers 200. */
    static RunningServer start(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of("sekisho").toAbsolutePath().toString(),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString());
        command.environment().put("SEKISHO_ADMIN_KEY", KEY);
        command.environment().putAll(environment);
        Path log = Files.createDirectories(Path.of("bench/target")).resolve("server.log");
        command.redirectErrorStream(true).redirectOutput(log.toFile());
        long begin = System.nanoTime();
        Process process = command.start();
        try {
            awaitReady(process, port, begin);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroy();
            throw e;
        }
        return new RunningServer(process, data, port, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void awaitReady(Process process, int port, long begin) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - begin < START_MAX.toNanos()) {
                if (!process.isAlive()) {
                    throw new IOException("the server ended; see bench/target/server.log");
                }
                if (answers(client, ready)) {
                    return;
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
        throw new IOException("the server was not ready within " + START_MAX);
    }

    private static boolean answers(HttpClient client, HttpRequest ready) throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Duration startTook() {
        return startTook;
    }

    /** The process of the embedded database from which all its others come. */
    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
