package io.sekisho.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The open database: migrated to this server's schema, behind a bounded pool. Closing it stops an embedded one. */
public final class Database implements AutoCloseable {

    /** Group commit needs few connections; each costs the database a process. */
    private static final int CONNECTIONS_MAX = 12;

    private static final int CONNECTIONS_IDLE_MIN = 4;
    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(2);

    private final @Nullable EmbeddedDatabase embedded;
    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(@Nullable EmbeddedDatabase embedded, DatabaseAddress address, HikariDataSource pool) {
        this.embedded = embedded;
        this.address = address;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** @throws DatabaseException when it cannot be opened, saying why */
    public static Database open(DatabaseConfig config) {
        String url = config.url();
        if (url != null) {
            return connect(null, DatabaseAddress.parse(url));
        }
        // Loading Flyway's classes takes about as long as PostgreSQL's start.
        Thread.ofPlatform().daemon().name("flyway-load").start(() -> flyway().load());
        EmbeddedDatabase embedded = EmbeddedDatabase.start(config.data());
        try {
            return connect(embedded, embedded.address());
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /** Connections commit each statement by themselves until told otherwise; read committed. */
    public DataSource dataSource() {
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** A connection beside the pool, for what lasts as long as the connection does; the caller closes it. */
    public Connection connect() throws SQLException {
        return address.connect();
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Database connect(@Nullable EmbeddedDatabase embedded, DatabaseAddress address) {
        HikariDataSource pool = pool(address);
        try {
            if (embedded == null) {
                warnUnlessDurable(pool);
            }
            migrate(pool);
            return new Database(embedded, address, pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.jdbc());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(CONNECTIONS_IDLE_MIN);
        config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new DatabaseException("Cannot enter the database; check SEKISHO_DB_URL: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void warnUnlessDurable(DataSource source) {
        try (Connection connection = source.getConnection()) {
            ServerSettings.warnUnlessDurable(connection);
        } catch (SQLException e) {
            throw new DatabaseException("Cannot read the settings of the database", e);
        }
    }

    private static void migrate(DataSource source) {
        try {
            flyway().dataSource(source).load().migrate();
        } catch (FlywayException e) {
            throw new DatabaseException("Cannot bring the database to this server's schema: " + e.getMessage(), e);
        }
    }

    /** Out of order is allowed: each capability numbers its migrations in a range of its own. */
    private static FluentConfiguration flyway() {
        return Flyway.configure(Database.class.getClassLoader())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .loggers("slf4j");
    }
}
