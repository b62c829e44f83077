package io.sekisho.server.surveillance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One leader among the servers on a database: whoever holds a lock of the database's, for as long as its connection lasts. A server that
 * dies leaves it at once, one that is cut off within seconds. For one thread.
 */
public final class Leadership implements AutoCloseable {

    /** Any number that nothing else locks. */
    private static final long LOCK = 5_318_008_062L;

    private static final int CHECK_SECONDS = 2;

    /** So that the database notices within about eight seconds that a server is gone without a word. */
    private static final String NOTICE_SILENCE =
            "SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 2";

    private final Connections connections;
    private @Nullable Connection connection;
    private boolean leads;

    /** Opens connections that are nobody else's. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    public Leadership(Connections connections) {
        this.connections = connections;
    }

    /** Whether this server leads, from now on where nobody did. */
    public boolean lead() throws SQLException {
        if (leads && holds()) {
            return true;
        }
        try (Statement statement = connected().createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            leads = row.getBoolean(1);
            return leads;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Whether the connection still stands, and with it the lock. */
    boolean holds() {
        try {
            if (leads && connection != null && connection.isValid(CHECK_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            // Only a negative timeout is refused.
            throw new IllegalStateException(e);
        }
        close();
        return false;
    }

    private Connection connected() throws SQLException {
        Connection known = connection;
        if (known != null) {
            return known;
        }
        Connection opened = connections.open();
        connection = opened;
        try (Statement statement = opened.createStatement()) {
            statement.execute(NOTICE_SILENCE);
        }
        return opened;
    }

    /** Leaves the lead; the next attempt begins with a new connection. */
    @Override
    public void close() {
        leads = false;
        Connection known = connection;
        connection = null;
        if (known == null) {
            return;
        }
        try {
            known.close();
        } catch (SQLException e) {
            // Gone either way, and the lock with it.
        }
    }
}
