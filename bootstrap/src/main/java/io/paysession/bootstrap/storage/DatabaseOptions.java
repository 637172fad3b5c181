package io.paysession.bootstrap.storage;

import io.paysession.adapter.persistence.PersistenceSettings;
import io.paysession.bootstrap.postgres.EmbeddedPostgres;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and with which keys: the same for every command. */
public final class DatabaseOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with settings, named as the options.")
    private @Nullable Path config;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "./paysession-data",
            description = "Where the embedded database and generated secrets are kept. Default: ${DEFAULT-VALUE}")
    private Path dataDirectory = Path.of("./paysession-data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "JDBC URL of a PostgreSQL 14 or newer; without it one is started from the data directory.")
    private @Nullable String databaseUrl;

    @Option(names = "--database-user", paramLabel = "NAME", description = "The database user.")
    private @Nullable String databaseUser;

    @Option(names = "--database-password-file", paramLabel = "FILE", description = "Holds the database password.")
    private @Nullable Path databasePasswordFile;

    @Option(names = "--database-pool-size", paramLabel = "N", description = "The most database connections to hold.")
    private @Nullable Integer poolSize;

    @Option(
            names = "--allow-volatile-database",
            paramLabel = "true|false",
            arity = "0..1",
            // Without it the option would mean the opposite of what the environment or the file says.
            fallbackValue = "true",
            description = "Accept a database with fsync or synchronous_commit off: it may lose acknowledged data.")
    private boolean volatileDatabaseAllowed;

    @Option(
            names = "--require-synchronous-standby",
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description = "Refuse a database, and be not ready, without a standby that has what is acknowledged.")
    private boolean synchronousStandbyRequired;

    @Option(
            names = "--database-transaction-pooling",
            paramLabel = "true|false",
            arity = "0..1",
            fallbackValue = "true",
            description = "The database is reached through PgBouncer, or the like, in its transaction mode.")
    private boolean transactionPooling;

    @Option(
            names = "--master-key-file",
            paramLabel = "FILE",
            description = "One base64 32-byte key a line, the first current, the others only to read.")
    private @Nullable Path masterKeyFile;

    /** Overridden by the environment only, so that no key ever stands in a process list. */
    private @Nullable String masterKeys = System.getenv("PAYSESSION_MASTER_KEY");

    public Path dataDirectory() {
        return dataDirectory;
    }

    public boolean isEmbedded() {
        return databaseUrl == null;
    }

    /**
     * For commands that begin no data directory: with a mistyped name they would make an empty one and find nothing in it.
     *
     * @throws StartException if there is no data
     */
    public void requireData() {
        if (isEmbedded() && !Files.exists(dataDirectory.resolve("postgres"))) {
            throw new StartException("there is no Paysession data in " + dataDirectory);
        }
    }

    MasterKeySource masterKeys() {
        if (masterKeyFile != null) {
            return MasterKeySource.ofFile(masterKeyFile);
        }
        if (masterKeys != null && !masterKeys.isBlank()) {
            return MasterKeySource.ofText(masterKeys, "PAYSESSION_MASTER_KEY");
        }
        if (!isEmbedded()) {
            throw new StartException(
                    "--database-url needs a master key: give --master-key-file or PAYSESSION_MASTER_KEY"
                            + " (make one with: openssl rand -base64 32)");
        }
        return MasterKeySource.generatedIn(dataDirectory);
    }

    PersistenceSettings external() {
        String url = java.util.Objects.requireNonNull(databaseUrl);
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartException("--database-url must begin with jdbc:postgresql:");
        }
        // The driver takes user:password@ for a part of the host's name, and messages name hosts.
        if (url.replaceFirst("(?s)\\?.*", "").contains("@")) {
            throw new StartException("--database-url must not hold a user or password:"
                    + " give --database-user and --database-password-file");
        }
        return tuned(PersistenceSettings.of(pooled(url), databaseUser == null ? "" : databaseUser, password())
                .withSynchronousStandbyRequired(synchronousStandbyRequired)
                .withTransactionPooling(transactionPooling));
    }

    /** Also for whoever connects with that URL alone, as the sandbox does. */
    private String pooled(String url) {
        return transactionPooling ? url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0" : url;
    }

    /** An embedded database has no standby, and nothing stands before it. */
    void requireFit() {
        if (isEmbedded() && (synchronousStandbyRequired || transactionPooling)) {
            throw new StartException(
                    (synchronousStandbyRequired ? "--require-synchronous-standby" : "--database-transaction-pooling")
                            + " is for a database of your own, named by --database-url");
        }
    }

    PersistenceSettings embedded(EmbeddedPostgres postgres) {
        return tuned(PersistenceSettings.of(postgres.jdbcUrl(), postgres.user(), Secret.of(postgres.password())));
    }

    private PersistenceSettings tuned(PersistenceSettings settings) {
        if (poolSize != null && (poolSize < 1 || poolSize > 1000)) {
            throw new StartException("--database-pool-size must be from 1 to 1000");
        }
        PersistenceSettings allowed = settings.withVolatileDatabaseAllowed(volatileDatabaseAllowed);
        return poolSize == null ? allowed : allowed.withPoolSize(poolSize);
    }

    private Secret password() {
        if (databasePasswordFile == null) {
            return Secret.of("");
        }
        try {
            return Secret.of(Files.readString(databasePasswordFile).strip());
        } catch (IOException e) {
            throw new StartException("the database password file " + databasePasswordFile + " cannot be read");
        }
    }
}
