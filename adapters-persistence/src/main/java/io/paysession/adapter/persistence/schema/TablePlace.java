package io.paysession.adapter.persistence.schema;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * Where the tables are.
 *
 * @param schema  none for the one that the connections have already
 * @param history the table of the migrations that were made
 */
public record TablePlace(Option<String> schema, String history) {
    /** Flyway's own name for it. */
    public static final String HISTORY = "flyway_schema_history";

    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    /** In the schema that the connections have. */
    public static final TablePlace THERE = new TablePlace(Option.none(), HISTORY);

    /** @throws IllegalArgumentException if a schema or a table would need quotes to have that name */
    public static void requireName(String name) {
        if (!name.matches(NAME) || name.startsWith("pg_")) {
            throw new IllegalArgumentException("Not a name of a schema or a table: " + name);
        }
    }

    /** Whether others may have a history in the same schema. */
    boolean isShared() {
        return !history.equals(HISTORY);
    }

    /**
     * What a transaction on a connection of somebody else begins with: he may have another schema, another isolation and
     * more patience. It ends with the transaction.
     */
    public String introduction(Duration statementTimeout) {
        return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout TO "
                + statementTimeout.toMillis()
                + schema.map(name -> "; SET LOCAL search_path TO \"" + name + "\"")
                        .getOrElse("");
    }
}
