package io.sekisho.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's settings for the embedded database: durable first, then small, with few writes and no network. */
final class ServerSettings {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSettings.class);

    /** Without all three a commit that was answered may be gone after a power cut. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    static final Map<String, String> FOR_TESTS =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    /** Replication, parallel workers and just-in-time compilation do nothing for short statements but cost memory. */
    static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "40"),
            // The memories of a hundred thousand accounts and the ends of the logs.
            Map.entry("shared_buffers", "256MB"),
            Map.entry("work_mem", "4MB"),
            Map.entry("maintenance_work_mem", "32MB"),
            Map.entry("wal_buffers", "8MB"),
            Map.entry("wal_level", "minimal"),
            // The only method these programs know, pglz, costs more processor time than all the rest of a write.
            Map.entry("wal_compression", "off"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("autovacuum_worker_slots", "2"),
            Map.entry("random_page_cost", "1.1"),
            // A killed server's statements must not hold locks on.
            Map.entry("client_connection_check_interval", "5s"),
            Map.entry("idle_in_transaction_session_timeout", "60s"),
            // Details of an error repeat values of the row.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("cluster_name", "sekisho"));

    private ServerSettings() {}

    /** @throws DatabaseException when a commit here may be lost although it was answered */
    static void requireDurable(Connection connection) throws SQLException {
        List<String> wrong = notDurable(connection);
        if (!wrong.isEmpty()) {
            throw new DatabaseException("The embedded database is not durable: " + wrong
                    + "; remove these from postgresql.auto.conf in its data directory");
        }
    }

    /** An operator's own server is the operator's choice, but not in silence. */
    static void warnUnlessDurable(Connection connection) throws SQLException {
        List<String> wrong = notDurable(connection);
        if (!wrong.isEmpty()) {
            LOG.warn("The database at SEKISHO_DB_URL may lose answered commits in a crash: {}", wrong);
        }
    }

    private static List<String> notDurable(Connection connection) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (String setting : DURABLE.keySet()) {
            String value = show(connection, setting);
            if (value.equals("off") || value.equals("local")) {
                wrong.add(setting + " = " + value);
            }
        }
        return wrong;
    }

    /** @param setting one of the names above, never a caller's text */
    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
