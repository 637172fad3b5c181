package io.paysession.adapter.persistence.sql;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a result's current row, one after the other. */
public final class Fields {
    private final ResultSet rows;
    private int position;

    /** How to read one row. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(Fields fields) throws SQLException;
    }

    /** Reads all rows of a result, and closes it. */
    public static <T> Seq<T> all(ResultSet result, Reading<T> reading) throws SQLException {
        try (ResultSet rows = result) {
            List<T> all = List.empty();
            while (rows.next()) {
                all = all.prepend(reading.from(new Fields(rows)));
            }
            return all.reverse();
        }
    }

    public Fields(ResultSet rows) {
        this(rows, 0);
    }

    /** @param skipped how many fields somebody else reads */
    public Fields(ResultSet rows, int skipped) {
        this.rows = rows;
        position = skipped;
    }

    /** A text that is never absent. */
    public String name() throws SQLException {
        return rows.getString(++position);
    }

    @Nullable
    public String text() throws SQLException {
        return rows.getString(++position);
    }

    public long count() throws SQLException {
        return rows.getLong(++position);
    }

    @Nullable
    public Long number() throws SQLException {
        long value = rows.getLong(++position);
        return rows.wasNull() ? null : value;
    }

    @Nullable
    public Integer small() throws SQLException {
        int value = rows.getInt(++position);
        return rows.wasNull() ? null : value;
    }

    /** A number that is never absent. */
    public BigDecimal exact() throws SQLException {
        return rows.getBigDecimal(++position);
    }

    @Nullable
    public BigDecimal decimal() throws SQLException {
        return rows.getBigDecimal(++position);
    }

    /** Bytes that are never absent. */
    public byte[] bytes() throws SQLException {
        return rows.getBytes(++position);
    }

    public byte @Nullable [] maybeBytes() throws SQLException {
        return rows.getBytes(++position);
    }

    public boolean truth() throws SQLException {
        return rows.getBoolean(++position);
    }

    @Nullable
    public Boolean flag() throws SQLException {
        boolean value = rows.getBoolean(++position);
        return rows.wasNull() ? null : value;
    }

    /** A time that is never absent. */
    public Instant moment() throws SQLException {
        return rows.getObject(++position, OffsetDateTime.class).toInstant();
    }

    @Nullable
    public Instant time() throws SQLException {
        OffsetDateTime value = rows.getObject(++position, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
