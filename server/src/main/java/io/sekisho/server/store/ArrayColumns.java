package io.sekisho.server.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds rows to a statement as arrays, one a column, for {@code unnest}: many rows in one round trip. */
public final class ArrayColumns {

    private final Connection connection;
    private final PreparedStatement statement;
    private int index;

    public ArrayColumns(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    public <T> void text(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        bind(connection.createArrayOf("text", values));
    }

    public <T> void bigint(List<T> rows, Function<T, Long> column) throws SQLException {
        Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        bind(connection.createArrayOf("int8", values));
    }

    public <T> void bytea(List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        bind(connection.createArrayOf("bytea", values));
    }

    private void bind(Array array) throws SQLException {
        index++;
        statement.setArray(index, array);
    }
}
