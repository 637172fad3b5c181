package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.sql.Batching;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.List;

/** Adds rows, several in one statement: all of them or none. */
record SessionAdding(Statements statements) implements Batching.Asking<SessionRow, Boolean> {
    @Override
    public Boolean alone(SessionRow row) {
        return add(Vector.of(row));
    }

    @Override
    public List<Option<Boolean>> together(List<SessionRow> rows) {
        return Collections.nCopies(rows.size(), Option.some(add(Vector.ofAll(rows))));
    }

    private boolean add(Seq<SessionRow> rows) {
        return statements.run(SessionStatements.add(rows.size(), rows.exists(SessionRow::hasCode)), statement -> {
            SessionStatements.bindAdd(statement, rows);
            return statement.executeUpdate() == rows.size();
        });
    }
}
