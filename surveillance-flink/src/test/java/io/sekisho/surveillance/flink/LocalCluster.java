package io.sekisho.surveillance.flink;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The processes of {@code deploy/local-cluster} at free ports, each started and killed by itself. */
final class LocalCluster implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path SCRIPT =
            Path.of("../deploy/local-cluster").toAbsolutePath().normalize();
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;
    private final int broker = freePort();
    private final int rest = freePort();
    private final Map<String, String> environment;
    private final List<Process> started = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    LocalCluster(Path folder) throws IOException {
        this.folder = folder;
        environment = Map.of(
                "SEKISHO_CLUSTER_DIR", folder.toString(),
                "SEKISHO_BROKER_PORT", String.valueOf(broker),
                "SEKISHO_RAFT_PORT", String.valueOf(freePort()),
                "SEKISHO_RPC_PORT", String.valueOf(freePort()),
                "SEKISHO_REST_PORT", String.valueOf(rest),
                // They live for a minute: what the better compiler would win, it would cost first.
                "SEKISHO_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts one of the script's processes; what it says goes to a file of its name. */
    Process start(String name, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(words)).toList());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Runs one of the script's commands to its end. */
    void run(String name, String... words) throws IOException, InterruptedException {
        int code = start(name, words).waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed:\n" + Files.readString(log(name)));
        }
    }

    /** As an out-of-memory killer does it. */
    static void kill(Process process) {
        process.destroyForcibly().onExit().join();
    }

    String brokers() {
        return "localhost:" + broker;
    }

    void awaitBroker() {
        await().atMost(PATIENCE).until(() -> answers(broker));
    }

    void awaitTaskManagers(int count) {
        await().atMost(PATIENCE)
                .until(() -> answers(rest)
                        && get("/taskmanagers").path("taskmanagers").size() == count);
    }

    /** The one job that runs. */
    String runningJob() {
        return await().atMost(PATIENCE).until(this::running, id -> !id.isEmpty());
    }

    private String running() throws IOException, InterruptedException {
        for (JsonNode job : get("/jobs").path("jobs")) {
            if (job.path("status").asString().equals("RUNNING")) {
                return job.path("id").asString();
            }
        }
        return "";
    }

    /** Of the checkpoints that the job manager knows to be complete. */
    long checkpoints(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/checkpoints")
                .path("counts")
                .path("completed")
                .asLong();
    }

    /** How often the job was restored from one. */
    long restored(String job) throws IOException, InterruptedException {
        return get("/jobs/" + job + "/checkpoints")
                .path("counts")
                .path("restored")
                .asLong();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + rest + path))
                .build();
        return MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
        started.forEach(LocalCluster::kill);
    }
}
