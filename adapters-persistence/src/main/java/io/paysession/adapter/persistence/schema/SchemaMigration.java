package io.paysession.adapter.persistence.schema;

import io.paysession.adapter.persistence.merchant.JdbcMerchants;
import io.paysession.adapter.persistence.order.JdbcOrders;
import io.paysession.adapter.persistence.session.JdbcSessions;
import io.paysession.adapter.persistence.sql.StartFailedException;
import io.paysession.adapter.persistence.terminal.JdbcTerminals;
import io.paysession.adapter.persistence.token.JdbcTokens;
import io.vavr.collection.List;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** Brings the tables to this version's form, and checks that they have it. */
public final class SchemaMigration {
    /** Where the migrations are, as a resource. */
    static final String PLACE = "io/paysession/adapter/persistence/migration";

    private static final String FIRST = "V1__payment_sessions_and_merchants.sql";

    /** What the tables are compared with. */
    static final List<Class<?>> ENTITIES = List.of(
                    JdbcSessions.ROWS, JdbcMerchants.ROWS, JdbcTerminals.ROWS, JdbcOrders.ROWS, JdbcTokens.ROWS)
            .flatMap(rows -> rows);

    /** Hibernate's own name for it: the one of Jakarta's is not looked at here. */
    private static final String DATASOURCE = "hibernate.connection.datasource";

    private SchemaMigration() {}

    /** Migrates; of several processes that start at once, one does and the others wait for it. */
    public static void migrate(DataSource database, TablePlace tables) {
        tables.schema().forEach(name -> create(database, name));
        try {
            FluentConfiguration flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:" + PLACE)
                    .table(tables.history())
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .cleanDisabled(true);
            if (tables.isShared()) {
                // What is there without a history of that name is somebody else's.
                flyway.baselineOnMigrate(true).baselineVersion("0");
            }
            migrate(flyway.load());
        } catch (FlywayException e) {
            throw new StartFailedException("The tables cannot be brought to this version's form: " + line(e), e);
        }
    }

    private static void migrate(Flyway flyway) {
        List<MigrationInfo> applied = List.of(flyway.info().applied());
        refuseForeign(applied);
        refuseNewer(applied);
        flyway.migrate();
    }

    /** Whoever has migrated here and does not know our first step is somebody else: he is not told to mend his history. */
    private static void refuseForeign(List<MigrationInfo> applied) {
        List<MigrationInfo> steps = applied.filter(step -> step.getVersion() != null)
                .reject(step -> step.getVersion().getVersion().equals("0"));
        if (steps.nonEmpty() && !steps.exists(step -> step.getScript().equals(FIRST))) {
            throw new StartFailedException("The tables of somebody else are there (his first migration is "
                    + steps.head().getScript() + "): give paysession a schema of its own, and leave that one as it is");
        }
    }

    /**
     * Under a lock: two that make one schema at once may both find it missing. Only if it is: to say {@code IF NOT EXISTS}
     * of one that somebody has made for us takes the right to make one in this database.
     */
    private static void create(DataSource database, String schema) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('paysession schema', 0))");
            if (!isThere(statement, schema)) {
                statement.execute("CREATE SCHEMA \"" + schema + "\"");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new StartFailedException("The schema " + schema + " cannot be made: " + line(e), e);
        }
    }

    private static boolean isThere(Statement statement, String schema) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT FROM pg_namespace WHERE nspname = '" + schema + "'")) {
            return found.next();
        }
    }

    /**
     * Lets Hibernate compare every table with its entity, for which alone it is needed, and remembers that they fit. Only
     * what Hibernate 6 has too is used of it: whoever embeds the stores may have that.
     */
    public static void validate(DataSource database, TablePlace tables) {
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
            new KnownForm(connection, tables.history()).remember();
        } catch (PersistenceException | SQLException e) {
            throw new StartFailedException("The tables do not have this version's form: " + line(e), e);
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static void refuseNewer(List<MigrationInfo> applied) {
        List<MigrationInfo> newer = applied.filter(step ->
                step.getState() == MigrationState.FUTURE_SUCCESS || step.getState() == MigrationState.FUTURE_FAILED);
        if (newer.nonEmpty()) {
            throw new StartFailedException("The database has been migrated by a newer version of paysession (step "
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
