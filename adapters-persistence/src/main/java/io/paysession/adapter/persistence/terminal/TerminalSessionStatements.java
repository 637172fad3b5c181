package io.paysession.adapter.persistence.terminal;

/**
 * The statements that write terminal sessions. Each does everything at once: it takes the next position from the
 * terminal's row, which locks that row and checks the lease; writes the session; and adds the event. If the terminal is
 * not there, or the lease not the current one, the rest finds nothing to join with. If the session is not written, there
 * is no event; the position is then one of the gaps.
 *
 * <p>Such a statement sees the tables as they were when it began, even if it then waits for the terminal's row. That is
 * enough here: rows that changed meanwhile are looked at again before they are updated (so a step is replaced once), and
 * unique indexes know no snapshot (so a reference is added once, and one session occupies the terminal).
 *
 * <p>The answer is two counts: terminals and sessions written, each 0 or 1.
 */
final class TerminalSessionStatements {
    static final String ADD = insert(", wished_at = clock_timestamp()", "address IS NOT NULL");
    static final String ADD_STRAY = insert("", underLease());
    static final String REPLACE = update(", wished_at = clock_timestamp()", "TRUE");
    static final String REPLACE_UNDER_LEASE = update("", underLease());

    private TerminalSessionStatements() {}

    private static String underLease() {
        return "lease_holder = ? AND lease_epoch = ?";
    }

    private static String insert(String also, String condition) {
        return position(also, condition) + ", session AS (INSERT INTO terminal_session ("
                + TerminalSessionColumns.ALL.mkString(", ") + ", first_position, last_position) SELECT "
                + TerminalSessionColumns.ALL.map(column -> "?").mkString(", ")
                + ", place.last_position, place.last_position FROM place ON CONFLICT DO NOTHING RETURNING *)"
                + told();
    }

    private static String update(String also, String condition) {
        return position(also, condition) + ", session AS (UPDATE terminal_session s SET "
                + TerminalSessionColumns.STATE.map(column -> column + " = ?").mkString(", ")
                + ", last_position = place.last_position FROM place"
                + " WHERE s.merchant_id = place.merchant_id AND s.terminal_id = place.terminal_id"
                + " AND s.session_id = ? AND s.step = ? RETURNING s.*)"
                + told();
    }

    private static String position(String also, String condition) {
        return "WITH place AS (UPDATE terminal SET last_position = last_position + 1" + also
                + " WHERE merchant_id = ? AND terminal_id = ? AND " + condition
                + " RETURNING merchant_id, terminal_id, last_position, lease_epoch)";
    }

    private static String told() {
        String same = "session_id, step, status, reason, terminal_number, ceiling, metered, new_total, final_amount";
        return ", told AS (INSERT INTO terminal_event (merchant_id, terminal_id, position, at, epoch, " + same
                + ") SELECT session.merchant_id, session.terminal_id, session.last_position, session.at,"
                + " place.lease_epoch, " + same + " FROM session, place)"
                + " SELECT (SELECT count(*) FROM place), (SELECT count(*) FROM session)";
    }
}
