package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.crypto.KeyRegistry;
import io.paysession.adapter.persistence.schema.Replication;
import io.paysession.adapter.persistence.schema.WriteProbe;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.control.Option;
import java.sql.ResultSet;

/**
 * Whether the database would take a write now, and keep it, and whether the keys fit. Asking is one cheap statement, and every
 * now and then a write.
 *
 * @param standbyRequired whether there must be a synchronous standby
 */
record Readiness(Statements statements, KeyRegistry registry, WriteProbe probe, boolean standbyRequired) {
    private static final String ASK = "SELECT " + KeyRegistry.STRANGERS + ", " + Replication.COLUMNS;

    private record Answer(long strangers, Replication replication) {}

    /** Why not, in one line; none if so. */
    Option<String> obstacle() {
        Answer answer = statements.run(ASK, statement -> {
            registry.bindHeld(statement);
            try (ResultSet row = statement.executeQuery()) {
                boolean unusedAlwaysOne = row.next();
                return new Answer(row.getLong(1), Replication.read(row, 2));
            }
        });
        Option<String> obstacle =
                obstacle(answer.replication()).orElse(() -> registry.misfitMeanwhile(answer.strangers()));
        if (obstacle.isEmpty()) {
            probe.write();
        }
        return obstacle;
    }

    private Option<String> obstacle(Replication found) {
        if (found.readOnly()) {
            return Option.some("The database is in recovery or read-only");
        }
        return standbyRequired ? found.failoverRisk().map(risk -> "The database " + risk) : Option.none();
    }
}
