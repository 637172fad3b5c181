package io.paysession.adapter.persistence;

import io.vavr.collection.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.TransactionSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Brings the tables to this version's form, and checks that they have it. */
final class SchemaMigration {
    private static final String PLACE = "classpath:io/paysession/adapter/persistence/migration";

    private SchemaMigration() {}

    /** Migrates; of several processes that start at once, one does and the others wait for it. */
    static void migrate(DataSource database) {
        try {
            Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(database)
                    .locations(PLACE)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new PersistenceStartException("The tables cannot be brought to this version's form: " + line(e), e);
        }
    }

    /** Opens Hibernate, which compares every table with its entity. */
    static SessionFactory validate(DataSource pool) {
        try {
            return new HibernatePersistenceConfiguration("paysession")
                    .managedClasses(
                            SessionRow.class,
                            MerchantRow.class,
                            TerminalRow.class,
                            TerminalSessionRow.class,
                            TerminalEventRow.class,
                            OrderRow.class,
                            TransactionRow.class,
                            TokenRow.class)
                    .properties(Map.of(
                            JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                            pool,
                            SchemaToolingSettings.HBM2DDL_AUTO,
                            "validate",
                            // They leave as exceptions; once is enough.
                            JdbcSettings.LOG_JDBC_ERRORS,
                            false,
                            // Each statement commits by itself, see Statements.
                            TransactionSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION,
                            true))
                    .createEntityManagerFactory();
        } catch (jakarta.persistence.PersistenceException e) {
            throw new PersistenceStartException("The tables do not have this version's form: " + line(e), e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        List<MigrationInfo> newer = List.of(flyway.info().all())
                .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS
                        || step.getState() == MigrationState.FUTURE_FAILED);
        if (newer.nonEmpty()) {
            throw new PersistenceStartException("The database has been migrated by a newer version of paysession (step "
                    + newer.last().getVersion() + "): start that version or a newer one");
        }
    }

    private static String line(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
