package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A cluster that is initialised once per run of the tests and copied for each: most tests are about what happens after
 * the initialisation, which takes longer than they do. Those that are about the initialisation do not use it.
 */
public final class PostgresTemplate {
    private static final Path TEMPLATE = Path.of("target", "postgres-template").toAbsolutePath();
    private static final List<String> COPIED = List.of("postgres", "postgres-password");

    static {
        try {
            if (Files.exists(TEMPLATE)) {
                PrivateFiles.deleteRecursively(TEMPLATE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EmbeddedPostgres.startServer(TEMPLATE, Databases.setup()).close();
    }

    private PostgresTemplate() {}

    /** Makes it look as after a first start that was stopped in order, but for the programs. */
    public static void copyTo(Path dataDirectory) {
        try {
            PrivateFiles.createDirectories(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : COPIED) {
            assertThat(copy("-a", TEMPLATE.resolve(name), dataDirectory)).isZero();
        }
    }

    /** The same with a master key and the programs, for a server that looks for them in its data directory. */
    public static void copyWithProgramsTo(Path dataDirectory) {
        copyTo(dataDirectory);
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFiles.writeAtomically(
                    dataDirectory.resolve("master-key"), Base64.getEncoder().encodeToString(key) + "\n");
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
