package io.sekisho.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL for all tests of a JVM, started by the first that asks, stopped at exit; without fsync, since no test but the
 * embedded database's own pulls the plug. Every call gives a fresh, migrated database.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "migrated";
    private static @Nullable EmbeddedDatabase server;

    private TestDatabase() {}

    /** A fresh database, opened; the caller closes it. */
    public static Database open() {
        return Database.open(new DatabaseConfig(url(), Path.of("unused")));
    }

    /** The address of a fresh database, for two servers to share. */
    public static String url() {
        String name = "test" + COUNT.incrementAndGet();
        EmbeddedDatabase running = running();
        execute(running, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(running, name);
    }

    private static synchronized EmbeddedDatabase running() {
        EmbeddedDatabase running = server;
        if (running == null) {
            running = EmbeddedDatabase.start(Path.of("target", "test-database"), ServerSettings.FOR_TESTS);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            dropEarlier(running);
            execute(running, "CREATE DATABASE " + TEMPLATE);
            Database.open(new DatabaseConfig(url(running, TEMPLATE), Path.of("unused")))
                    .close();
            server = running;
        }
        return running;
    }

    private static String url(EmbeddedDatabase running, String name) {
        DatabaseAddress address = running.address();
        return address.jdbc().replaceFirst("/postgres$", "/" + name) + "?user=postgres&password="
                + address.properties()
                        .getProperty("password")
                        .replace("+", "%2B")
                        .replace("=", "%3D");
    }

    /** The data directory outlives the JVM, since making one takes seconds; what earlier tests left in it does not. */
    private static void dropEarlier(EmbeddedDatabase running) {
        List<String> names = new ArrayList<>();
        try (Connection connection = running.address().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        names.forEach(name -> execute(running, "DROP DATABASE " + name));
    }

    private static void execute(EmbeddedDatabase running, String sql) {
        try (Connection connection = running.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
