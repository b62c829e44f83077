package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.demo.brokerage.Browsers;
import io.sekisho.demo.brokerage.Cast;
import io.sekisho.demo.brokerage.Customer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DemoProcessTest {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final String LAST_LINE = "Ctrl-C ends it.";

    @TempDir
    private Path temporary;

    @Test
    void theDemoSaysWhereToLookLetsItsSampleInAndLeavesNothingBehind() throws Exception {
        int port = RunningDemo.freePort();
        Process process = demo(port);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = readUntilReady(out);
            Customer sample = Cast.customers().getFirst();
            assertThat(String.join("\n", said))
                    .contains(
                            "http://hibari.localhost:" + (port + 1) + "/",
                            "http://mail.localhost:" + (port + 1),
                            "http://phone.localhost:" + (port + 1))
                    .contains(sample.id(), sample.password(), "http://sekisho.localhost:" + port + "/console/");
            try (SiteVisitor visitor =
                    new SiteVisitor("hibari.localhost", port + 1, Browsers.SAFARI_MAC.at("210.130.1.78"))) {
                assertThat(visitor.fill("/login", "id", sample.id(), "password", sample.password())
                                .challenge())
                        .isPresent();
            }
            process.toHandle().destroy();
            assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("sekisho-demo")))
                    .isEmpty();
        }
    }

    @Test
    void aTakenPortIsSaidInALine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Called called = Called.sekisho("", "demo", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(called.exitCode()).isEqualTo(1);
            assertThat(called.err())
                    .contains("Port " + taken.getLocalPort() + " is taken; choose other ones by --port");
        }
    }

    private static List<String> readUntilReady(BufferedReader out) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.equals(LAST_LINE)) {
            lines.add(line);
            line = out.readLine();
        }
        assertThat(line).as("%s", lines).isEqualTo(LAST_LINE);
        return lines;
    }

    private Process demo(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Sekisho.class.getName(),
                "demo",
                "--port",
                String.valueOf(port));
        builder.environment().keySet().removeIf(name -> name.startsWith("SEKISHO_"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }
}
