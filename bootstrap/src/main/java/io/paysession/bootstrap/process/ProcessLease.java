package io.paysession.bootstrap.process;

import io.paysession.adapter.persistence.PersistenceAdapter;
import java.time.Duration;

/**
 * Tells all servers of a database that this one lives. What it was asking of acquirers when it has ended, is asked about by
 * the others as soon as they know; and by itself at its next start, if nobody else can be using the database.
 */
public final class ProcessLease implements AutoCloseable {
    /** Long enough for a garbage collection on a busy machine, short enough for whoever waits for a payment. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final PersistenceAdapter persistence;
    private final BackgroundJob renewing;

    private ProcessLease(PersistenceAdapter persistence) {
        this.persistence = persistence;
        renewing = BackgroundJob.start(new BackgroundJob.Work("lease", PERIOD, 1, limit -> {
            persistence.renewProcess(LEASE);
            return 0;
        }));
    }

    /** @param alone whether nobody else can be using the database: whoever did before has ended */
    public static ProcessLease start(PersistenceAdapter persistence, boolean alone) {
        persistence.renewProcess(LEASE);
        if (alone) {
            persistence.endOtherProcesses();
        }
        return new ProcessLease(persistence);
    }

    @Override
    public void close() throws InterruptedException {
        renewing.close();
        persistence.endProcess();
    }
}
