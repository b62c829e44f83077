package io.sekisho.server.store;

import io.sekisho.server.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PostgreSQL database, in the driver's form, with the account to enter by.
 *
 * @param jdbc {@code jdbc:postgresql://…}; may itself carry user and password as parameters
 */
record DatabaseAddress(
        String jdbc, @Nullable String user, @Nullable Secret password) {

    /** Reads {@code jdbc:postgresql://…}, {@code postgres://user:password@host:port/database?…} or {@code postgresql://…}. */
    static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(url, null, null);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new DatabaseException(
                    "SEKISHO_DB_URL must start with jdbc:postgresql:, postgres:// or postgresql://; other databases"
                            + " are not supported");
        }
        return fromUri(url);
    }

    /** What the driver is told besides the address, whose own parameters win. Times in seconds: a database that vanished must not hold a request for ever. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "sekisho");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "120");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password.value());
        }
        return properties;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc, properties());
    }

    private static DatabaseAddress fromUri(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            // The cause repeats the address, and with it the password.
            throw new DatabaseException(
                    "SEKISHO_DB_URL is no valid address; percent-encode special characters in user and password");
        }
        if (uri.getHost() == null) {
            throw new DatabaseException(
                    "SEKISHO_DB_URL names no host; write postgres://user:password@host:port/database");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String[] userInfo = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(
                jdbc,
                userInfo.length > 0 ? decode(userInfo[0]) : null,
                userInfo.length > 1 ? new Secret(decode(userInfo[1])) : null);
    }

    /** Percent-decoding only: a plus sign in a password is a plus sign. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address itself may carry a password too. */
    @Override
    public String toString() {
        return "DatabaseAddress[REDACTED]";
    }
}
