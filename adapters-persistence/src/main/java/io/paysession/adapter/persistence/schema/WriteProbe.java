package io.paysession.adapter.persistence.schema;

import io.paysession.adapter.persistence.sql.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Finds out whether the database can write now, without leaving anything behind. Rows would show little: they are put where
 * others were deleted, and a full disk stays unseen until a payment needs a new page. So half a megabyte is spilled to
 * the disk of the tables, into a file that is gone with the statement; and a record is written to the write-ahead log and flushed,
 * as every payment is.
 */
public final class WriteProbe {
    /** Half a megabyte on the disk and a flush are cheap, but not so cheap that they are needed with every look. */
    public static final Duration PERIOD = Duration.ofSeconds(5);

    /** Kept on the disk before they are counted, because so many do not fit into the memory that is allowed here. */
    private static final String SPILL = "SELECT count(*) FROM generate_series(1, 40000)";

    private static final String SETTINGS =
            "SELECT set_config('work_mem', '64kB', true), set_config('temp_tablespaces', '', true)";
    private static final String LOG = "SELECT pg_logical_emit_message(true, 'paysession', 'ready')";

    /** How much anybody may spill to the disk is limited: that says nothing about the disk. */
    private static final String LIMITED = "53400";

    private final Statements statements;
    private final LongSupplier nanoTime;
    private boolean good;
    private long writtenAt;

    public WriteProbe(Statements statements, LongSupplier nanoTime) {
        this.statements = statements;
        this.nanoTime = nanoTime;
    }

    /**
     * Writes, unless it could a moment ago.
     *
     * @throws RuntimeException if the database cannot write, as any other statement would
     */
    public synchronized void write() {
        if (good && nanoTime.getAsLong() - writtenAt < PERIOD.toNanos()) {
            return;
        }
        good = false;
        boolean spilled = statements.inTransaction(WriteProbe::spill);
        boolean unusedLogged = statements.run(LOG, statement -> statement.execute());
        good = spilled;
        writtenAt = nanoTime.getAsLong();
    }

    private static boolean spill(Statements.Transaction transaction) throws SQLException {
        boolean unusedSet = transaction.run(SETTINGS, statement -> statement.execute());
        try {
            return transaction.run(SPILL, statement -> statement.execute());
        } catch (SQLException e) {
            if (LIMITED.equals(e.getSQLState())) {
                transaction.undo();
                return true;
            }
            throw e;
        }
    }
}
