package io.paysession.adapter.persistence.sql;

import io.vavr.collection.Seq;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement, one after the other. */
public final class Parameters {
    private final PreparedStatement statement;
    private int position;

    public Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    public Parameters bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++position, value);
        return this;
    }

    /** An array, for {@code = ANY(?)}. */
    public Parameters allBytes(Seq<byte[]> values) throws SQLException {
        byte[][] array = values.toJavaArray(byte[][]::new);
        statement.setArray(++position, statement.getConnection().createArrayOf("bytea", array));
        return this;
    }

    /** An array, for {@code = ANY(?)}. */
    public Parameters allTexts(Seq<String> values) throws SQLException {
        Statements.bindTexts(statement, ++position, values);
        return this;
    }

    public Parameters number(short value) throws SQLException {
        statement.setShort(++position, value);
        return this;
    }

    public Parameters number(@Nullable Long value) throws SQLException {
        statement.setObject(++position, value, Types.BIGINT);
        return this;
    }

    public Parameters number(@Nullable Integer value) throws SQLException {
        statement.setObject(++position, value, Types.INTEGER);
        return this;
    }

    public Parameters decimal(@Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(++position, value);
        return this;
    }

    public Parameters flag(@Nullable Boolean value) throws SQLException {
        statement.setObject(++position, value, Types.BOOLEAN);
        return this;
    }

    public Parameters time(@Nullable Instant value) throws SQLException {
        statement.setObject(
                ++position, value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    /** In milliseconds, for {@code ? * interval '1 millisecond'}. */
    public Parameters span(Duration value) throws SQLException {
        return number((Long) value.toMillis());
    }
}
