package io.paysession.adapter.persistence;

import io.vavr.collection.List;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Brings the tables to this version's form, and checks that they have it. */
final class SchemaMigration {
    /** Where the migrations are, as a resource. */
    static final String PLACE = "io/paysession/adapter/persistence/migration";

    /** What the tables are compared with. */
    static final List<Class<?>> ENTITIES = List.of(
            SessionRow.class,
            SecurityCodeKeyRow.class,
            MerchantRow.class,
            TerminalRow.class,
            TerminalSessionRow.class,
            TerminalEventRow.class,
            OrderRow.class,
            TransactionRow.class,
            TokenRow.class);

    private SchemaMigration() {}

    /** Migrates; of several processes that start at once, one does and the others wait for it. */
    static void migrate(DataSource database) {
        try {
            Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:" + PLACE)
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

    /** Lets Hibernate compare every table with its entity, for which alone it is needed, and remembers that they fit. */
    static void validate(DataSource database) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("paysession");
        ENTITIES.forEach(configuration::managedClass);
        try (Connection connection = database.getConnection();
                EntityManagerFactory ignoredFactory = configuration
                        .properties(Map.of(
                                JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                                database,
                                SchemaToolingSettings.HBM2DDL_AUTO,
                                "validate",
                                // They leave as exceptions; once is enough.
                                JdbcSettings.LOG_JDBC_ERRORS,
                                false))
                        .createEntityManagerFactory()) {
            new KnownForm(connection).remember();
        } catch (PersistenceException | SQLException e) {
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
