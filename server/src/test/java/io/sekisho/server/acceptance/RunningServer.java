package io.sekisho.server.acceptance;

import io.sekisho.server.SekishoServer;
import io.sekisho.server.Settings;
import io.sekisho.server.store.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server in this process, on a free port and a database of its own. */
public final class RunningServer implements AutoCloseable {

    static final String ADMIN_KEY = "admin-key-of-the-tests";

    private final Map<String, String> environment;
    private final TestClock clock;
    private final SekishoServer server;

    private RunningServer(Map<String, String> environment, TestClock clock) {
        this.environment = environment;
        this.clock = clock;
        server = SekishoServer.start(Settings.read(environment, null, 0, Path.of("target", "acceptance-data")), clock);
    }

    /** On a fresh database; the settings named are added. */
    static RunningServer start(String... namesAndValues) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SEKISHO_ADMIN_KEY", ADMIN_KEY);
        environment.put("SEKISHO_DB_URL", TestDatabase.url());
        // Most tests let many accounts do the same, each on its own account.
        environment.put("SEKISHO_SURVEILLANCE", "off");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RunningServer(environment, new TestClock());
    }

    /** A server on the same database with these settings in addition. */
    RunningServer another(String... namesAndValues) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            more.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new RunningServer(more, clock);
    }

    TestClock clock() {
        return clock;
    }

    String databaseUrl() {
        return String.valueOf(environment.get("SEKISHO_DB_URL"));
    }

    Api api() {
        return new Api(URI.create("http://127.0.0.1:" + server.port()), ADMIN_KEY);
    }

    Brokerage brokerage() {
        return new Brokerage(api(), clock);
    }

    /** The one number that a query gives. */
    long count(String sql) {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does to the database what no request can. */
    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tables with rows in which a text occurs, as text or in bytes. */
    List<String> tablesWith(String text) {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            for (String table : tables(statement)) {
                try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM " + table
                        + " t WHERE position(? IN t::text) > 0 OR position(? IN t::text) > 0")) {
                    query.setString(1, text);
                    // Bytes are written as hexadecimal digits.
                    query.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
                    ResultSet rows = query.executeQuery();
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        server.close();
    }
}
