package io.paysession.adapter.persistence;

import io.vavr.collection.List;
import io.vavr.control.Option;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

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

    /** Hibernate's own name for it: the one of Jakarta's is not looked at here. */
    private static final String DATASOURCE = "hibernate.connection.datasource";

    private SchemaMigration() {}

    /**
     * Migrates; of several processes that start at once, one does and the others wait for it.
     *
     * @param schema to be made if it is not there; none if the connections have one already
     */
    static void migrate(DataSource database, Option<String> schema) {
        schema.forEach(name -> create(database, name));
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

    /** Under a lock: two that make one schema at once may both find it missing. */
    private static void create(DataSource database, String schema) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('paysession schema', 0))");
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
            connection.commit();
        } catch (SQLException e) {
            throw new PersistenceStartException("The schema " + schema + " cannot be made: " + line(e), e);
        }
    }

    /**
     * Lets Hibernate compare every table with its entity, for which alone it is needed, and remembers that they fit. Only
     * what Hibernate 6 has too is used of it: whoever embeds the stores may have that.
     */
    static void validate(DataSource database) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting(DATASOURCE, database)
                .applySetting(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
                // They leave as exceptions; once is enough.
                .applySetting(JdbcSettings.LOG_JDBC_ERRORS, false)
                .build();
        MetadataSources sources = new MetadataSources(registry);
        ENTITIES.forEach(sources::addAnnotatedClass);
        try (Connection connection = database.getConnection();
                SessionFactory ignoredFactory = sources.buildMetadata().buildSessionFactory()) {
            new KnownForm(connection).remember();
        } catch (PersistenceException | SQLException e) {
            throw new PersistenceStartException("The tables do not have this version's form: " + line(e), e);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
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
