package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.sql.Batching;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.List;

/** Replaces rows, several in one transaction: each for itself, if nobody else was faster. */
record SessionReplacing(Statements statements, SessionStatements sql)
        implements Batching.Asking<SessionReplacement, Boolean> {
    @Override
    public Boolean alone(SessionReplacement replacement) {
        return statements.run(sql.replace(replacement), statement -> {
            SessionStatements.bindReplace(statement, replacement);
            return statement.executeUpdate() == 1;
        });
    }

    /**
     * What was not replaced may have changed, or be locked by somebody: who asks alone waits for him, and knows. Sessions
     * with a security code take another statement than those without.
     */
    @Override
    public List<Option<Boolean>> together(List<SessionReplacement> replacements) {
        Map<String, Vector<SessionReplacement>> bySql =
                Vector.ofAll(replacements).groupBy(sql::replaceUnlessLocked);
        Map<SessionReplacement, Integer> replaced = statements.inTransaction(transaction -> {
            Map<SessionReplacement, Integer> all = HashMap.empty();
            for (Tuple2<String, Vector<SessionReplacement>> same : bySql) {
                all = all.merge(executeAll(transaction, same._1(), same._2()));
            }
            return all;
        });
        return replacements.stream()
                .map(replacement -> Option.when(replaced.get(replacement).contains(1), true))
                .toList();
    }

    private static Map<SessionReplacement, Integer> executeAll(
            Statements.Transaction transaction, String sql, Vector<SessionReplacement> replacements)
            throws SQLException {
        int[] counts = transaction.run(sql, statement -> {
            for (SessionReplacement replacement : replacements) {
                SessionStatements.bindReplace(statement, replacement);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        return HashMap.ofEntries(replacements.zipWithIndex((replacement, i) -> Tuple.of(replacement, counts[i])));
    }
}
