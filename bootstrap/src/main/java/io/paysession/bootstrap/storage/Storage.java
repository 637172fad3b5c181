package io.paysession.bootstrap.storage;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.PersistenceSettings;
import io.paysession.application.merchant.MerchantPorts;
import io.paysession.application.merchant.MerchantUseCases;
import io.paysession.application.port.Randomness;
import io.paysession.bootstrap.postgres.Cancellation;
import io.paysession.bootstrap.postgres.EmbeddedPostgres;
import io.paysession.bootstrap.process.StartTimes;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stores, and the database under them if it is ours to stop. */
public final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PersistenceSettings database;
    private final PersistenceAdapter persistence;
    private final Option<EmbeddedPostgres> postgres;

    private Storage(PersistenceSettings database, PersistenceAdapter persistence, Option<EmbeddedPostgres> postgres) {
        this.database = database;
        this.persistence = persistence;
        this.postgres = postgres;
    }

    /**
     * For a server: an embedded database is started, and locked against other servers; and started again when it dies.
     *
     * @param lost told once, in one line for the operator, if an embedded database does not start any more
     * @param cancellation calls the start off
     * @param times gets the time that the database took
     */
    public static Storage forServer(
            DatabaseOptions options, Consumer<String> lost, Cancellation cancellation, StartTimes times) {
        times.now(options.isEmbedded() ? "starting PostgreSQL" : "opening the database");
        return open(options, directory -> {
            EmbeddedPostgres postgres = EmbeddedPostgres.startServer(directory, cancellation);
            postgres.supervise(lost);
            times.mark("PostgreSQL");
            times.now("opening the database");
            return postgres;
        });
    }

    /** For a tool: an embedded database is shared with a running server. */
    public static Storage forTool(DatabaseOptions options) {
        return open(options, EmbeddedPostgres::attachOrStart);
    }

    private static Storage open(DatabaseOptions options, Function<Path, EmbeddedPostgres> start) {
        options.requireFit();
        MasterKeySource keys = options.masterKeys();
        if (!options.isEmbedded()) {
            PersistenceSettings external = options.external();
            return new Storage(external, PersistenceAdapter.open(external, keys), Option.none());
        }
        EmbeddedPostgres postgres = start.apply(options.dataDirectory());
        try {
            PersistenceSettings embedded = options.embedded(postgres);
            return new Storage(embedded, PersistenceAdapter.open(embedded, keys), Option.some(postgres));
        } catch (RuntimeException | Error failure) {
            postgres.close();
            throw failure;
        }
    }

    /** Says so where a failover may lose something: not of an embedded database, which has nowhere to fail over to. */
    public void warnOfFailover() {
        if (postgres.isEmpty()) {
            persistence
                    .failoverRisk()
                    .forEach(risk -> LOG.warn(
                            "A failover of the database may lose what was acknowledged: the database {};"
                                    + " --require-synchronous-standby would refuse it",
                            risk));
        }
    }

    /** Where the database is: for what keeps books of its own in it. */
    public PersistenceSettings database() {
        return database;
    }

    public PersistenceAdapter persistence() {
        return persistence;
    }

    /** Whether the lock of the data directory proves that no other server uses it. */
    public boolean isAlone() {
        return postgres.isDefined();
    }

    /** Merchants are managed on what is stored now, not on what was read seconds ago. */
    public MerchantUseCases merchants() {
        return MerchantUseCases.of(new MerchantPorts(
                persistence.merchants(),
                persistence.passwordHashing(),
                persistence.sessions(),
                randomness(),
                Option.some(persistence.terminals()),
                Option.some(persistence.tokens())));
    }

    public static Randomness randomness() {
        return count -> {
            byte[] bytes = new byte[count];
            RANDOM.nextBytes(bytes);
            return bytes;
        };
    }

    @Override
    public void close() {
        persistence.close();
        postgres.forEach(EmbeddedPostgres::close);
    }
}
