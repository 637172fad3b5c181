package io.paysession.adapter.persistence;

import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Replaces rows, several in one transaction: each for itself, if nobody else was faster. */
record SessionReplacing(Statements statements, SessionStatements sql)
        implements Batching.Asking<SessionReplacement, Boolean> {
    @Override
    public Boolean alone(SessionReplacement replacement) {
        return statements.run(sql.replace(), statement -> {
            SessionStatements.bindReplace(statement, replacement);
            return statement.executeUpdate() == 1;
        });
    }

    /** What was not replaced may have changed, or be locked by somebody: who asks alone waits for him, and knows. */
    @Override
    public List<Option<Boolean>> together(List<SessionReplacement> replacements) {
        int[] replaced = statements.inTransaction(transaction ->
                transaction.run(sql.replaceUnlessLocked(), statement -> executeAll(statement, replacements)));
        return Arrays.stream(replaced)
                .mapToObj(count -> Option.when(count == 1, true))
                .toList();
    }

    private static int[] executeAll(PreparedStatement statement, List<SessionReplacement> replacements)
            throws SQLException {
        for (SessionReplacement replacement : replacements) {
            SessionStatements.bindReplace(statement, replacement);
            statement.addBatch();
        }
        return statement.executeBatch();
    }
}
