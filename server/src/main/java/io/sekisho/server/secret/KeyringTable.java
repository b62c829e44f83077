package io.sekisho.server.secret;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code keyring}: one row, written once. */
final class KeyringTable {

    record Row(boolean sealed, byte[] document) {}

    private final DataSource database;

    KeyringTable(DataSource database) {
        this.database = database;
    }

    Optional<Row> read() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT sealed, document FROM keyring WHERE id = 1");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(new Row(rows.getBoolean(1), rows.getBytes(2))) : Optional.empty();
        }
    }

    /** Of several servers that start at once on an empty database, one wins and the others read its row. */
    void insertUnlessThere(Row row) throws SQLException {
        write("INSERT INTO keyring (sealed, document, id) VALUES (?, ?, 1) ON CONFLICT DO NOTHING", row);
    }

    /** Replaces a document stored unsealed by its sealed form; one sealed meanwhile stays. */
    void seal(Row row) throws SQLException {
        write("UPDATE keyring SET sealed = ?, document = ? WHERE id = 1 AND NOT sealed", row);
    }

    private void write(String sql, Row row) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBoolean(1, row.sealed());
            statement.setBytes(2, row.document());
            statement.executeUpdate();
        }
    }
}
