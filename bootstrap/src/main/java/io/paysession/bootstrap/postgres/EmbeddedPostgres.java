package io.paysession.bootstrap.postgres;

import io.paysession.bootstrap.postgres.DataDirectoryLock.Holder;
import io.paysession.bootstrap.postgres.DataDirectoryLock.Use;
import io.paysession.bootstrap.postgres.PostmasterWatch.Pace;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL on this machine with a database for Paysession, kept in a data directory. Committed data survives the end
 * of this object, of the process and of the machine. All of it is reachable from this machine only, with a password
 * that only the owner of the data directory can read.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final DatabaseAddress address;
    private final @Nullable RunningDatabase running;
    private @Nullable PostmasterWatch watch;
    private boolean closed;

    private EmbeddedPostgres(DatabaseAddress address, @Nullable RunningDatabase running) {
        this.address = address;
        this.running = running;
    }

    /**
     * Makes the data directory, for its owner only, unless it is there: for files that are needed before the database.
     *
     * @throws EmbeddedPostgresException if there can be no database in it
     */
    public static void makeDirectory(Path dataDirectory) {
        Setup.standard().requirePlatform();
        try {
            DataDirectory ignoredDirectory = DataDirectory.open(dataDirectory);
        } catch (IOException e) {
            throw EmbeddedPostgresException.unusable(dataDirectory, e);
        }
    }

    /**
     * Starts the database of this data directory for a server, or makes and starts it when there is none. What a killed
     * server left behind is recovered, which may take up to two minutes. The directory is locked until
     * {@link #close()}.
     *
     * @param cancellation calls this start off; as long as nobody closes what this returns, also afterwards
     * @throws EmbeddedPostgresException if another server uses the directory, PostgreSQL cannot run, or the start was called
     *     off; then nothing runs
     */
    public static EmbeddedPostgres startServer(Path dataDirectory, Cancellation cancellation) {
        return startServer(dataDirectory, Setup.standard(), cancellation);
    }

    /** The same for whoever never calls a start off. */
    public static EmbeddedPostgres startServer(Path dataDirectory) {
        return startServer(dataDirectory, new Cancellation());
    }

    /**
     * For command line tools: uses the database of a running server of this directory, which {@link #close()} then
     * leaves alone; without a running server starts the database as {@link #startServer} does and stops it on close.
     * Waits for a server that just comes up and for another tool to finish.
     *
     * @throws EmbeddedPostgresException if PostgreSQL cannot run, or the directory stays in use for two minutes
     */
    public static EmbeddedPostgres attachOrStart(Path dataDirectory) {
        return attachOrStart(dataDirectory, Setup.standard());
    }

    private static EmbeddedPostgres started(RunningDatabase running) {
        return new EmbeddedPostgres(running.address(), running);
    }

    static EmbeddedPostgres startServer(Path dataDirectory, Setup setup) {
        return startServer(dataDirectory, setup, new Cancellation());
    }

    static EmbeddedPostgres startServer(Path dataDirectory, Setup setup, Cancellation cancellation) {
        setup.requirePlatform();
        cancellation.begins();
        try {
            DataDirectory directory = DataDirectory.open(dataDirectory);
            Either<Holder, DataDirectoryLock> attempt = DataDirectoryLock.tryAcquire(directory, Use.BUSY);
            if (attempt.isLeft()) {
                throw inUse(directory, attempt.getLeft());
            }
            EmbeddedPostgres started =
                    started(RunningDatabase.start(directory, attempt.get(), setup, Use.SERVER, cancellation));
            cancellation.stopBy(started::close);
            return started;
        } catch (IOException e) {
            throw EmbeddedPostgresException.unusable(dataDirectory, e);
        }
    }

    static EmbeddedPostgres attachOrStart(Path dataDirectory, Setup setup) {
        setup.requirePlatform();
        try {
            DataDirectory directory = DataDirectory.open(dataDirectory);
            Deadline deadline = Deadline.in(setup.patience());
            while (true) {
                Either<Holder, DataDirectoryLock> attempt = DataDirectoryLock.tryAcquire(directory, Use.BUSY);
                if (attempt.isRight()) {
                    return started(
                            RunningDatabase.start(directory, attempt.get(), setup, Use.TOOL, new Cancellation()));
                }
                Optional<DatabaseAddress> address = addressOfServer(directory, attempt.getLeft());
                if (address.isPresent()) {
                    return new EmbeddedPostgres(address.get(), null);
                }
                if (deadline.passed()) {
                    throw inUse(directory, attempt.getLeft());
                }
                deadline.pause();
            }
        } catch (IOException e) {
            throw EmbeddedPostgresException.unusable(dataDirectory, e);
        }
    }

    private static Optional<DatabaseAddress> addressOfServer(DataDirectory directory, Holder holder)
            throws IOException {
        if (holder.use() != Use.SERVER) {
            return Optional.empty();
        }
        Optional<Integer> port = PostmasterFile.read(directory.cluster()).flatMap(PostmasterFile::readyPort);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseAddress(port.get(), directory.password()))
                .filter(DatabaseAddress::answers);
    }

    private static EmbeddedPostgresException inUse(DataDirectory directory, Holder holder) {
        return new EmbeddedPostgresException("The data directory " + directory.root() + " is already used by "
                + holder.describe() + "; stop it first, or choose another data directory.");
    }

    /**
     * From here on, until {@link #close()}, a PostgreSQL that dies alone is started again where it was. Does nothing when
     * this object only attached to the database of a running server.
     *
     * @param lost told once, in one line for the operator, if it does not start any more
     */
    public void supervise(Consumer<String> lost) {
        supervise(Pace.DEFAULT, lost);
    }

    synchronized void supervise(Pace pace, Consumer<String> lost) {
        if (running != null && watch == null && !closed) {
            watch = PostmasterWatch.start(running, pace, lost);
        }
    }

    /** For the user of the database; carries no password. */
    public String jdbcUrl() {
        return address.jdbcUrl();
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return address.password();
    }

    /**
     * Stops the database in order, rolling back what is not committed, and unlocks the directory. Waits for it. Does
     * nothing when this object only attached to the database of a running server, or is closed already.
     */
    @Override
    public synchronized void close() {
        if (!closed && running != null) {
            if (watch != null) {
                watch.close();
            }
            running.stop();
        }
        closed = true;
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + jdbcUrl() + "]";
    }
}
