package io.paysession.bootstrap.postgres;

import io.paysession.bootstrap.postgres.DataDirectoryLock.Use;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that this process has started and will stop, and the lock that goes with it. */
record RunningDatabase(DatabaseAddress address, Postmaster postmaster, DataDirectoryLock lock) {

    private static final Logger LOG = LoggerFactory.getLogger(RunningDatabase.class);

    /** The lock is released if this fails. */
    static RunningDatabase start(
            DataDirectory directory, DataDirectoryLock lock, Setup setup, Use use, Cancellation cancellation)
            throws IOException {
        boolean running = false;
        try {
            Postmaster postmaster = prepare(directory, setup);
            // First: without it there is no use in a running database, and nobody would stop it.
            String password = directory.password();
            cancellation.stopBy(postmaster::stop);
            DatabaseAddress address = new DatabaseAddress(postmaster.start(cancellation), password);
            try {
                address.await(Deadline.in(setup.patience()), directory, cancellation);
                if (setup.binaries() == null) {
                    postmaster.programs().removeOtherVersions();
                }
                lock.announce(use);
                running = true;
            } finally {
                if (!running) {
                    postmaster.stop();
                }
            }
            return new RunningDatabase(address, postmaster, lock);
        } finally {
            if (!running) {
                lock.release();
            }
        }
    }

    private static Postmaster prepare(DataDirectory directory, Setup setup) throws IOException {
        PostgresLog log = new PostgresLog(directory.logFile());
        log.rotateAndOpen();
        PrivilegeDrop privilegeDrop = setup.privilegeDrop().get();
        privilegeDrop.probe(log);
        Path chosen = setup.binaries();
        Path binaries = chosen != null ? chosen : directory.binaries();
        PostgresPrograms programs = PostgresPrograms.prepare(setup.openArchive(), binaries, privilegeDrop, log);
        Cluster.prepare(directory, programs);
        return new Postmaster(directory.cluster(), programs, setup.patience());
    }

    /** Does not throw: it is called while everything goes down, and the next start recovers whatever is left. */
    void stop() {
        try {
            turnToolsAway();
            postmaster.stop();
        } catch (IOException e) {
            LOG.error("Cannot stop the embedded PostgreSQL in {}: {}", postmaster.cluster(), e.toString());
        } finally {
            lock.release();
        }
    }

    /** A full disk may forbid to say so; then they find out when they connect. */
    private void turnToolsAway() {
        try {
            lock.announce(Use.BUSY);
        } catch (IOException e) {
            LOG.debug("Cannot write the lock file: {}", e.toString());
        }
    }
}
