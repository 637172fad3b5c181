package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.sql.Batching;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rows by the hashes of a session under all known keys, several in one statement. */
record SessionFinding(Statements statements, String findOne)
        implements Batching.Asking<Seq<byte[]>, Option<SessionRow>> {
    @Override
    public Option<SessionRow> alone(Seq<byte[]> hashes) {
        return statements.run(findOne, statement -> {
            SessionStatements.bindFind(statement, hashes);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Option.some(SessionStatements.read(rows)) : Option.none();
            }
        });
    }

    @Override
    public List<Option<Option<SessionRow>>> together(List<Seq<byte[]>> sessions) {
        Map<ByteBuffer, SessionRow> found = findAll(Vector.ofAll(sessions).flatMap(hashes -> hashes));
        return sessions.stream()
                .map(hashes -> Option.some(hashes.flatMap(hash -> Option.of(found.get(ByteBuffer.wrap(hash))))
                        .headOption()))
                .toList();
    }

    private Map<ByteBuffer, SessionRow> findAll(Seq<byte[]> hashes) {
        return statements.run(SessionStatements.FIND_ALL, statement -> {
            SessionStatements.bindFindAll(statement, hashes);
            Map<ByteBuffer, SessionRow> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SessionRow row = SessionStatements.read(rows);
                    found.put(ByteBuffer.wrap(row.idHash), row);
                }
            }
            return found;
        });
    }
}
