package io.sekisho.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class EmbeddedDatabaseTest {

    @TempDir
    static Path prepared;

    @TempDir
    Path data;

    /** The first start of all takes seconds; the tests begin with copies of what it leaves. */
    @BeforeAll
    static void firstStart() {
        Database.open(new DatabaseConfig(null, prepared)).close();
    }

    @BeforeEach
    void copyPrepared() throws IOException {
        try (Stream<Path> files = Files.walk(prepared)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, data.resolve(prepared.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void isDurableSmallAndListensOnLoopbackOnly() {
        try (Database database = open()) {
            Map.of(
                            "fsync", "on",
                            "synchronous_commit", "on",
                            "full_page_writes", "on",
                            "listen_addresses", "127.0.0.1",
                            "unix_socket_directories", "",
                            "shared_buffers", "256MB",
                            "max_wal_size", "2GB",
                            "checkpoint_timeout", "15min",
                            "jit", "off",
                            "max_connections", "40")
                    .forEach((setting, value) ->
                            assertThat(show(database, setting)).as(setting).isEqualTo(value));
        }
    }

    @Test
    void asksForAPasswordThatOnlyTheOwnerCanRead() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            String jdbc = database.address().jdbc();
            assertThatThrownBy(() -> DriverManager.getConnection(jdbc, "postgres", "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            Path password = data.resolve("postgres.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(database.address().toString()).doesNotContain(Files.readString(password));
        }
    }

    @Test
    void refusesToRunWhenACommitCouldBeLost() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, ServerSettings.FOR_TESTS)) {
            assertThatThrownBy(() -> {
                        try (var connection = database.address().connect()) {
                            ServerSettings.requireDurable(connection);
                        }
                    })
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContainingAll("fsync = off", "synchronous_commit = off", "full_page_writes = off");
        }
    }

    @Test
    void isThereAgainAfterACleanClose() {
        try (Database database = open()) {
            database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE kept AS SELECT 7 AS number"));
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        try (Database database = open()) {
            assertThat(numberKept(database)).isEqualTo(7);
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() throws Exception {
        Process server = childServer();
        try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("committed");
            server.destroyForcibly().waitFor();
        }
        long orphan = postmaster();
        assertThat(ProcessHandle.of(orphan))
                .as("PostgreSQL outlives the killed server")
                .isPresent();
        try (Database database = open()) {
            assertThat(numberKept(database)).isEqualTo(42);
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan)).isEmpty();
        }
    }

    @Test
    void aSecondServerOnTheSameDirectoryIsTurnedAway() throws Exception {
        Process server = childServer();
        try (BufferedReader output = server.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("committed");
            assertThatThrownBy(this::open)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContainingAll("in use by process " + server.pid(), "--data");
            server.destroy();
            assertThat(server.waitFor()).isEqualTo(143);
        }
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("stopped by a clean close")
                .doesNotExist();
    }

    @Test
    void aSecondServerInTheSameProcessIsTurnedAwayAndTakesNoLockWithIt() {
        try (Database first = open()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(this::open)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("this process");
            }
            assertThat(show(first, "fsync")).isEqualTo("on");
        }
        open().close();
    }

    @Test
    void startsAfterAFirstStartThatNeverCompleted() throws IOException {
        Files.move(data.resolve("postgres"), data.resolve("elsewhere"));
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/postgresql.conf"), "# half a cluster\n");
        try (Database database = open()) {
            assertThat(show(database, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void startsWhileAKilledPostmasterIsStillDefunct() throws Exception {
        open().close();
        // The parent becomes a program that never asks how its child ended; the child ends only then, since a shell
        // would ask.
        String parentAndChild = "while [ $(cat /proc/$$/comm) != sleep ]; do :; done & echo $!; exec sleep 60";
        Process parent = new ProcessBuilder("sh", "-c", parentAndChild).start();
        try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
            String defunct = output.readLine();
            Path stat = Path.of("/proc", defunct, "stat");
            await().until(() -> Files.readString(stat).contains(") Z "));
            Files.writeString(
                    data.resolve("postgres/postmaster.pid"),
                    defunct + "\n" + data.resolve("postgres") + "\n1\n1\n\n\n\n");
            try (Database database = open()) {
                assertThat(show(database, "fsync")).isEqualTo("on");
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void startsWhenAnUnrelatedProcessNowCarriesThePostmastersNumber() throws IOException {
        open().close();
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (Database database = open()) {
            assertThat(show(database, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void saysWhyPostgresDoesNotStartWithoutWaitingForARecovery() throws IOException {
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(this::open)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessageContaining("invalid permissions"));
        Files.setPosixFilePermissions(data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        open().close();
    }

    private Database open() {
        return Database.open(new DatabaseConfig(null, data));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private Process childServer() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildServer.class.getName(),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int numberKept(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT number FROM kept")
                        .mapTo(Integer.class)
                        .one());
    }

    private static String show(Database database, String setting) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SHOW " + setting)
                        .mapTo(String.class)
                        .one());
    }

    /** Commits a row, says so on its standard output, and stays until it is killed or asked to end. */
    static final class ChildServer {

        private ChildServer() {}

        public static void main(String[] args) throws InterruptedException {
            Database database = Database.open(new DatabaseConfig(null, Path.of(args[0])));
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE kept AS SELECT 42 AS number"));
            System.out.println("committed");
            Thread.currentThread().join();
        }
    }
}
