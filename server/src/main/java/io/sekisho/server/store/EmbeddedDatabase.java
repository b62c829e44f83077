package io.sekisho.server.store;

import io.sekisho.server.secret.PrivateFile;
import io.sekisho.server.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of our own, below the data directory. The library that unpacks and starts it is made for tests and turns
 * durability off; it is turned on again here and checked. Its processes outlive a killed server; the next start stops them.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String VERSION = "18";
    private static final String COMPLETE = "sekisho.complete";

    /** Long enough to replay {@code max_wal_size} after a crash. */
    private static final Duration START_MAX = Duration.ofMinutes(2);

    private static final long LOG_BYTES_MAX = 4L << 20;

    private final Path home;
    private final DirectoryLock lock;
    private final Secret password;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(Path home, DirectoryLock lock, Secret password, EmbeddedPostgres postgres) {
        this.home = home;
        this.lock = lock;
        this.password = password;
        this.postgres = postgres;
    }

    /** Starts the database below {@code data}, which is made when missing; durable. */
    static EmbeddedDatabase start(Path data) {
        EmbeddedDatabase database = start(data, ServerSettings.DURABLE);
        try (Connection connection = database.address().connect()) {
            ServerSettings.requireDurable(connection);
            return database;
        } catch (SQLException e) {
            database.close();
            throw new DatabaseException("The embedded database started but cannot be entered", e);
        } catch (DatabaseException e) {
            database.close();
            throw e;
        }
    }

    /** @param durability what decides whether a commit survives a crash: {@link ServerSettings#DURABLE} but in tests */
    static EmbeddedDatabase start(Path data, Map<String, String> durability) {
        long begin = System.nanoTime();
        Path home = PrivateFile.folder(data);
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Secret password = PrivateFile.randomKey(passwordFile(home), new SecureRandom());
            if (!Files.exists(directory(home))) {
                LOG.info("first start in {}: unpacking PostgreSQL and making the database", home);
            }
            EmbeddedPostgres postgres = launch(home, password, durability);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            LOG.info(
                    "PostgreSQL {} runs in {} on port {}, started in {} ms",
                    VERSION,
                    directory(home),
                    postgres.getPort(),
                    millis);
            return new EmbeddedDatabase(home, lock, password, postgres);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", password);
    }

    /** Stops PostgreSQL with a checkpoint; waits until its last process is gone. */
    @Override
    public void close() {
        try {
            postgres.close();
            new Postmaster(directory(home)).stop();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL in " + directory(home), e);
        } finally {
            lock.close();
        }
    }

    private static EmbeddedPostgres launch(Path home, Secret password, Map<String, String> durability) {
        Path directory = directory(home);
        new Postmaster(directory).stop();
        setAsideIncomplete(directory);
        requireVersion(directory);
        Path log = home.resolve("postgres.log");
        limit(log);
        try (BinaryCache binaries = BinaryCache.open();
                StartWatch watch = StartWatch.begin(log)) {
            EmbeddedPostgres postgres = builder(home, password, durability)
                    .setOverrideWorkingDirectory(binaries.directory().toFile())
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (watch.failed()) {
                String reason = lastLines(log);
                postgres.close();
                throw new DatabaseException("The embedded PostgreSQL in " + directory + " does not start" + reason);
            }
            return postgres;
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw new DatabaseException(
                    "The embedded PostgreSQL in " + directory + " does not start: " + e.getMessage() + lastLines(log),
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path home, Secret password, Map<String, String> durability) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory(home))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_MAX)
                .setDataDirectoryCustomizer(EmbeddedDatabase::markComplete)
                .setConnectConfig("password", password.value())
                .setConnectConfig("connectTimeout", "5");
        initialisation(home).forEach(builder::setLocaleConfig);
        Map<String, String> settings = new HashMap<>(ServerSettings.SMALL);
        settings.putAll(durability);
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    /** Options of initdb. They go in among the locale's, and after the library's own {@code -A trust}, which they override. */
    private static Map<String, String> initialisation(Path home) {
        return Map.of(
                "auth", "scram-sha-256",
                "pwfile", passwordFile(home).toString(),
                "locale", "C",
                "locale-provider", "builtin",
                "builtin-locale", "C.UTF-8");
    }

    private static void markComplete(File directory) {
        Path mark = directory.toPath().resolve(COMPLETE);
        try {
            if (!Files.exists(mark)) {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + mark, e);
        }
    }

    /** A first start that was killed half-way leaves a directory that never held a row and would never start. */
    private static void setAsideIncomplete(Path directory) {
        if (!Files.exists(directory) || Files.exists(directory.resolve(COMPLETE))) {
            return;
        }
        Path aside = directory.resolveSibling(
                "postgres.incomplete-" + ProcessHandle.current().pid());
        LOG.warn("{} was never completed; moved to {}", directory, aside);
        try {
            Files.move(directory, aside);
        } catch (IOException e) {
            throw new DatabaseException("Cannot move the incomplete " + directory + " to " + aside, e);
        }
    }

    private static void requireVersion(Path directory) {
        Path file = directory.resolve("PG_VERSION");
        try {
            if (Files.exists(file) && !Files.readString(file).strip().equals(VERSION)) {
                throw new DatabaseException(directory + " was written by PostgreSQL "
                        + Files.readString(file).strip() + ", this server brings " + VERSION
                        + "; move the data with pg_dump");
            }
        } catch (IOException e) {
            throw new DatabaseException("Cannot read " + file, e);
        }
    }

    private static void limit(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
                Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.warn("Cannot set aside {}: {}", log, e.toString());
        }
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return "; its log ends with: "
                    + String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static Path directory(Path home) {
        return home.resolve("postgres");
    }

    private static Path passwordFile(Path home) {
        return home.resolve("postgres.password");
    }
}
