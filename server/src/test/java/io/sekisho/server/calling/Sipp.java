package io.sekisho.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's SIPp (Debian: sip-tester), which plays a telephone, or a trunk full of them, by a scenario. Looked for at {@code SIPP}, then
 * where Debian puts it. Where there is none, the test is left out, loudly.
 *
 * <p>Scenarios lie in {@code /sipp} of the test resources. What stands in double braces there is set by {@link #with}; {@code headers} is
 * empty unless set, and takes whole lines.
 */
public final class Sipp {

    private static final long SECONDS_MAX = 60;
    private static final long LINES_MAX = 200;
    private static final List<Path> PLACES = Stream.concat(
                    Stream.ofNullable(System.getenv("SIPP")), Stream.of("/usr/bin/sipp", "/usr/local/bin/sipp"))
            .map(Path::of)
            .toList();

    private final Path program;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private String target = "127.0.0.1";
    private String own = "127.0.0.1";

    private Sipp(Path program) {
        this.program = program;
        with("headers", "");
        with("from", "<sip:+819012345678@127.0.0.1>");
        with("to", "<sip:0120000000@127.0.0.1>");
        with("soundHost", "[media_ip]");
        with("soundPort", "[media_port]");
        with("before", "1");
        calls(1);
    }

    /** @param port where the trunk under test listens on this machine */
    public static Sipp calling(int port) {
        Sipp sipp = new Sipp(found());
        sipp.target = "127.0.0.1:" + port;
        return sipp;
    }

    /** One that waits for calls at the port. */
    public static Sipp waitingAt(int port) {
        Sipp sipp = new Sipp(found());
        sipp.options.addAll(List.of("-p", String.valueOf(port)));
        return sipp;
    }

    /** Sound is played by raw sockets, which only root may open; otherwise the test is left out, loudly. */
    public Sipp playingSound() {
        if (!"root".equals(System.getProperty("user.name"))) {
            System.err.println("WARNING: NOT ROOT: a test of calls was LEFT OUT. SIPp plays sound by raw sockets.");
            Assumptions.abort("SIPp plays sound only for root");
        }
        return this;
    }

    /** Calls from this address of the machine, such as 127.0.0.2. */
    public Sipp from(String address) {
        own = address;
        return this;
    }

    public Sipp byTcp() {
        options.addAll(List.of("-t", "t1"));
        return this;
    }

    /** So many calls, all at once. */
    public Sipp calls(int count) {
        options.addAll(List.of("-m", "" + count, "-l", "" + count, "-r", "" + Math.max(count, 10)));
        return this;
    }

    public Sipp with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** Lines such as {@code Privacy: id}. */
    public Sipp headers(String... lines) {
        return with("headers", String.join("\n", lines));
    }

    /** Plays the scenario to its end, which has to be as the scenario says. */
    public void play(String scenario) {
        start(scenario).succeeds();
    }

    public Running start(String scenario) {
        try {
            Path folder = Files.createTempDirectory("sipp");
            Path file = Files.writeString(folder.resolve(scenario + ".xml"), filled(scenario));
            List<String> command = new ArrayList<>(List.of(program.toString(), target, "-sf", file.toString()));
            command.addAll(List.of("-i", own, "-mi", own, "-nostdin", "-trace_err", "-error_file", folder + "/errors"));
            command.addAll(List.of("-trace_msg", "-message_file", folder + "/messages"));
            command.addAll(List.of("-timeout", SECONDS_MAX + "s", "-timeout_error", "-skip_rlimit"));
            command.addAll(options);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("TERM", "dumb");
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile());
            return new Running(builder.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String filled(String scenario) throws IOException {
        try (InputStream in = Sipp.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            if (in == null) {
                throw new IOException("no scenario " + scenario);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (String.valueOf(values.get("headers")).isEmpty()) {
                // An empty line would end the headers.
                text = text.replaceAll("(?m)^ *\\{\\{headers}}\\R", "");
            }
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            return text;
        }
    }

    /** A port that is free now, for one that waits. */
    public static int freePort() {
        try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = tcp.getLocalPort();
            try (DatagramSocket udp = new DatagramSocket(port, InetAddress.ofLiteral("127.0.0.1"))) {
                return udp.getLocalPort();
            } catch (SocketException e) {
                return freePort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path found() {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (program == null) {
            System.err.println("WARNING: NO SIPP: a test of calls was LEFT OUT. Install sip-tester.");
            Assumptions.abort("no sipp on this machine");
        }
        return program;
    }

    /** A scenario being played. */
    public static final class Running {
        private final Process process;
        private final Path folder;

        private Running(Process process, Path folder) {
            this.process = process;
            this.folder = folder;
        }

        /** Waits for its end, which has to be as the scenario says. */
        public void succeeds() {
            try {
                boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
                process.destroyForcibly();
                assertThat(ended).as("SIPp came to an end").isTrue();
                assertThat(process.exitValue())
                        .as(() -> "SIPp's exit code; it says: " + said("errors") + said("messages"))
                        .isZero();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** All messages, as SIPp writes them down. */
        public String messages() {
            return said("messages");
        }

        private String said(String name) {
            try {
                Path file = folder.resolve(name);
                String text = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
                return String.join(
                        "\n", Arrays.stream(text.split("\n")).limit(LINES_MAX).toList());
            } catch (IOException e) {
                return e.toString();
            }
        }
    }
}
