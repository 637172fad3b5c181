package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.schema.KnownForm;
import io.paysession.adapter.persistence.schema.PatientDataSource;
import io.paysession.adapter.persistence.schema.Replication;
import io.paysession.adapter.persistence.schema.TablePlace;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Looks before anything is done: whether the database can be reached, and whether it keeps what it acknowledges. */
final class Preflight {
    private static final int OLDEST_SERVER = 140000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Demands demands;
    private final TablePlace tables;
    private final DataSource database;

    Preflight(Demands demands, TablePlace tables, DataSource database) {
        this.demands = demands;
        this.tables = tables;
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param formKnown whether the tables are as this build has found them good before
     * @param failoverRisk why a failover may lose what was acknowledged; none if it does not
     */
    record Findings(boolean formKnown, Option<String> failoverRisk) {}

    /** @throws PersistenceStartException if the database is not fit to hold payment sessions */
    Findings check() {
        try (Connection connection = connect()) {
            Option<String> failoverRisk = failoverRisk(connection);
            return new Findings(formKnown(connection), failoverRisk);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** It was reached: what goes wrong now is about what it holds, unless the connection is lost. */
    private boolean formKnown(Connection connection) throws SQLException {
        try {
            return new KnownForm(connection, tables.history()).isKnown();
        } catch (SQLException e) {
            if (PatientDataSource.isAway(e)) {
                throw e;
            }
            throw new PersistenceStartException(
                    "The tables of the database " + demands.place() + " cannot be looked at: " + firstLine(e), e);
        }
    }

    private Option<String> failoverRisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT current_setting('server_version_num')::int,"
                        + " current_setting('fsync'), current_setting('synchronous_commit'), " + Replication.COLUMNS)) {
            if (!answer.next() || answer.getInt(1) < OLDEST_SERVER) {
                throw new PersistenceStartException(
                        "The database " + demands.place() + " is too old: PostgreSQL 14 or newer is needed");
            }
            Replication replication = Replication.read(answer, 4);
            if (replication.readOnly()) {
                throw new PersistenceStartException(
                        "The database " + demands.place() + " is a read-only standby: name the primary");
            }
            requireDurable("fsync", answer.getString(2));
            requireDurable("synchronous_commit", answer.getString(3));
            Option<String> risk = replication.failoverRisk();
            if (demands.requireSynchronousStandby() && risk.isDefined()) {
                throw new PersistenceStartException("The database " + demands.place() + " " + risk.get()
                        + ", and --require-synchronous-standby does not want to go without");
            }
            return risk;
        }
    }

    /** Any other value, such as {@code local} or {@code remote_apply}, survives a crash of the server. */
    private void requireDurable(String setting, String value) {
        if (value.equals("off") && !demands.allowVolatileDatabase()) {
            throw new PersistenceStartException("The database " + demands.place()
                    + " may lose acknowledged sessions in a crash: " + setting
                    + " is off. Turn it on, or accept that with --allow-volatile-database (for tests only)");
        }
    }

    /** Tries again while the database cannot be reached, as it may be starting too. */
    private Connection connect() throws SQLException {
        long deadline = System.nanoTime() + demands.timeouts().start().toNanos();
        while (true) {
            try {
                return database.getConnection();
            } catch (SQLException e) {
                if (!PatientDataSource.isAway(e) && !isFull(e)
                        || System.nanoTime() - deadline >= 0
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private PersistenceStartException refused(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.startsWith("28")) {
            return new PersistenceStartException("The database " + demands.place() + " refuses user " + demands.user()
                    + ": the password is wrong, or pg_hba.conf does not let it in");
        }
        if (state.equals("3D000")) {
            return new PersistenceStartException("There is no such database: " + demands.place());
        }
        if (firstLine(e).contains("unsupported startup parameter")) {
            return new PersistenceStartException("The database " + demands.place()
                    + " is reached through PgBouncer, which does not pass on how long a statement may take:"
                    + " give --database-transaction-pooling");
        }
        return new PersistenceStartException(
                "The database " + demands.place() + " cannot be reached: " + firstLine(e), e);
    }

    private static boolean isFull(SQLException e) {
        return "53300".equals(e.getSQLState());
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
