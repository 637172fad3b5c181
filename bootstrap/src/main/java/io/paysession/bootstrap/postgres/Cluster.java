package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the database: made once, complete or not at all, and only opened by the right release. */
final class Cluster {

    static final String DATABASE = "paysession";

    /** Owns its database and is nothing more: as a superuser, one SQL injection would run programs. */
    static final String USER = "paysession";

    private static final String SUPERUSER = "postgres";

    private static final String ACCESS = """
            # Written by Paysession: this machine only, and only with the password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** Defaults that the operator may change in postgresql.conf; what must not change is in {@link Postmaster}. */
    private static final List<String> DEFAULTS =
            List.of("max_connections=100", "shared_buffers=128MB", "timezone=UTC", "log_timezone=UTC");

    private Cluster() {}

    static void prepare(DataDirectory directory, PostgresPrograms programs) throws IOException {
        directory.removeInterruptedInitialisations();
        if (directory.hasCluster()) {
            requireVersion(directory.cluster());
        } else {
            initialise(directory, programs);
        }
    }

    private static void requireVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        if (!Files.isRegularFile(file)) {
            throw new EmbeddedPostgresException(cluster + " exists but is no PostgreSQL database;"
                    + " move it out of the way, or choose another data directory.");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(PostgresArchive.MAJOR_VERSION)) {
            throw new EmbeddedPostgresException("The database in " + cluster + " was made by PostgreSQL " + version
                    + ", and this release of Paysession brings PostgreSQL " + PostgresArchive.MAJOR_VERSION
                    + ": dump it with the old release and restore it into a new data directory,"
                    + " or use a PostgreSQL of your own with --database-url.");
        }
    }

    private static void initialise(DataDirectory directory, PostgresPrograms programs) throws IOException {
        String password = directory.password();
        Path temporary = directory.newInitialisingDirectory();
        try {
            initdb(directory, temporary, programs);
            createDatabase(temporary, programs, password);
            PrivateFiles.writeAtomically(temporary.resolve("pg_hba.conf"), ACCESS);
            PrivateFiles.publish(temporary, directory.cluster());
        } finally {
            if (Files.exists(temporary)) {
                PrivateFiles.deleteRecursively(temporary);
            }
        }
    }

    private static void initdb(DataDirectory directory, Path temporary, PostgresPrograms programs) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + temporary,
                "--username=" + SUPERUSER,
                "--pwfile=" + directory.passwordFile(),
                "--auth-host=scram-sha-256",
                "--auth-local=scram-sha-256",
                "--encoding=UTF8",
                // Sorts by bytes, knows the letters of Unicode, and never changes with the C library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        arguments.addAll(Postmaster.asOptions(DEFAULTS));
        require(programs, "initdb", arguments, "");
    }

    /** Without a server, so that a cluster with its final name is always complete. */
    private static void createDatabase(Path temporary, PostgresPrograms programs, String password) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--single", "-D", temporary.toString()));
        arguments.addAll(Postmaster.asOptions(Postmaster.QUIET_LOG));
        arguments.addAll(Postmaster.asOptions(List.of("exit_on_error=on")));
        arguments.add(SUPERUSER);
        // One statement per line. The password is hexadecimal, so it needs no quoting.
        String sql = "CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'\n" + "CREATE DATABASE " + DATABASE
                + " OWNER " + USER + "\n";
        require(programs, "postgres", arguments, sql);
    }

    private static void require(PostgresPrograms programs, String program, List<String> arguments, String input)
            throws IOException {
        long mark = programs.log().mark();
        if (programs.run(program, arguments, input) != 0) {
            throw new EmbeddedPostgresException("The database cannot be initialised: "
                    + programs.log().gistSince(mark) + ". See "
                    + programs.log().file() + ".");
        }
    }
}
