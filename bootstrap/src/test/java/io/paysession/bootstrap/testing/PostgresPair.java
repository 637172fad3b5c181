package io.paysession.bootstrap.testing;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A primary and a standby that has everything which the primary has acknowledged. */
public record PostgresPair(PostgresServer primary, PostgresServer standby) implements AutoCloseable {

    public static PostgresPair start(Path directory) {
        PostgresServer primary = prepared(directory.resolve("primary"));
        PostgresServer standby = prepared(directory.resolve("standby"));
        write(
                standby.directory().resolve("postgres/postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres password="
                        + primary.password() + "'\n");
        write(standby.directory().resolve("postgres/standby.signal"), "");
        primary.startAgain("synchronous_standby_names=*", "wal_keep_size=256MB");
        standby.startAgain();
        primary.executeAs("postgres", "GRANT pg_read_all_stats TO " + PostgresServer.USER);
        return new PostgresPair(primary, standby);
    }

    /** Both begin as copies of one cluster that was stopped in order, so that one can follow the other. */
    private static PostgresServer prepared(Path directory) {
        PostgresTemplate.copyWithTablesTo(directory);
        write(directory.resolve("postgres/pg_hba.conf"), "host replication postgres 127.0.0.1/32 scram-sha-256\n");
        return new PostgresServer(directory, PostgresServer.freePort());
    }

    private static void write(Path file, String text) {
        try {
            Path unusedFile = Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it takes writes. */
    public void promoteStandby() {
        standby.executeAs("postgres", "SELECT pg_promote(true, 60)");
    }

    /** What a server must be told to use whichever of them is the primary. */
    public String[] options(Path masterKeyFile, String... more) {
        List<String> options = new ArrayList<>(Arrays.asList(primary.options(masterKeyFile, more)));
        options.set(
                options.indexOf(primary.url()),
                "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                        + "/paysession?targetServerType=primary");
        return options.toArray(String[]::new);
    }

    @Override
    public void close() {
        primary.close();
        standby.close();
    }
}
