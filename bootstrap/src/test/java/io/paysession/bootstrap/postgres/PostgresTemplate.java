package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.acquirer.AcquirerAdapter;
import io.paysession.adapter.acquirer.AcquirerSettings;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.PersistenceSettings;
import io.paysession.domain.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A cluster that is initialised once per run of the tests and copied for each, with the tables of this build or without:
 * most tests are about what happens after the initialisation and the migration, which take longer than they do. Those that
 * are about them do not use it.
 */
public final class PostgresTemplate {
    private static final Path TEMPLATE = Path.of("target", "postgres-template").toAbsolutePath();
    private static final List<String> COPIED = List.of("postgres", "postgres-password");

    static {
        afresh(TEMPLATE);
        EmbeddedPostgres.startServer(TEMPLATE, Databases.setup()).close();
    }

    /** Made at the first use. */
    private static final class WithTables {
        static final Path TEMPLATE = migrated();

        private static Path migrated() {
            Path template = Path.of("target", "postgres-template-with-tables").toAbsolutePath();
            afresh(template);
            copyTo(template);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.startServer(template, Databases.setup())) {
                Secret password = Secret.of(postgres.password());
                PersistenceSettings stores = PersistenceSettings.of(postgres.jdbcUrl(), postgres.user(), password);
                PersistenceAdapter.open(stores, () -> io.vavr.collection.List.of(Secret.of(newKey())))
                        .close();
                AcquirerSettings.Sandbox sandbox =
                        AcquirerSettings.Sandbox.of(postgres.jdbcUrl(), postgres.user(), password);
                AcquirerAdapter.open(AcquirerSettings.of(sandbox), Instant::now).close();
                // It is to know of no keys.
                Databases.execute(postgres, "DELETE FROM master_key");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return template;
        }
    }

    private PostgresTemplate() {}

    private static void afresh(Path template) {
        try {
            if (Files.exists(template)) {
                PrivateFiles.deleteRecursively(template);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes it look as after the initialisation of a first start, but for the programs: a database without tables. */
    public static void copyTo(Path dataDirectory) {
        copy(TEMPLATE, dataDirectory);
    }

    /** Makes it look as after a first start that was stopped in order, but for the programs. */
    public static void copyWithTablesTo(Path dataDirectory) {
        copy(WithTables.TEMPLATE, dataDirectory);
    }

    private static void copy(Path template, Path dataDirectory) {
        try {
            PrivateFiles.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : COPIED) {
            assertThat(copy("-a", template.resolve(name), dataDirectory)).isZero();
        }
    }

    /** The same with a master key and the programs, for a server that looks for them in its data directory. */
    public static void copyWithProgramsTo(Path dataDirectory) {
        copyWithTablesTo(dataDirectory);
        try {
            PrivateFiles.writeAtomically(dataDirectory.resolve("master-key"), newKey() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path programs = dataDirectory.resolve("postgres-binaries");
        // Linked where that is possible: nobody writes to them.
        boolean linked = copy("-al", Databases.BINARIES, programs) == 0;
        if (!linked) {
            assertThat(copy("-a", Databases.BINARIES.resolve("."), programs)).isZero();
        }
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static int copy(String option, Path from, Path to) {
        try {
            return new ProcessBuilder(
                            "cp", option, from.toString(), to.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the programs of PostgreSQL are: {@code bin}, {@code lib}, {@code share}. */
    public static Path programs() {
        return Databases.BINARIES.resolve(PostgresArchive.VERSION);
    }
}
