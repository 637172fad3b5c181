package io.paysession.spring;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application says of Paysession, below {@code paysession}.
 *
 * @param masterKeys    each 32 bytes in base64, the current one first: everything that is stored is encrypted under it. To be
 *                      kept apart from the database and its backups
 * @param schema        where the tables are, in the database of the application's data source
 * @param history       the table in it that tells which migrations were made
 * @param connections   the most of the data source's connections to use at once
 * @param allowVolatileDatabase whether to accept a database that may lose acknowledged data in a crash: for tests only
 * @param jobs          whether this process does what has to be done again and again
 * @param terminalHosts where terminals may be; none: no terminal can be registered
 */
@ConfigurationProperties("paysession")
public record PaysessionProperties(
        @DefaultValue List<String> masterKeys,
        @DefaultValue("paysession") String schema,
        @DefaultValue("flyway_schema_history") String history,
        @DefaultValue("8") int connections,
        @DefaultValue("false") boolean allowVolatileDatabase,
        @DefaultValue("true") boolean jobs,
        @DefaultValue List<String> terminalHosts) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "PaysessionProperties[schema=" + schema + ", connections=" + connections + ", jobs=" + jobs + "]";
    }
}
