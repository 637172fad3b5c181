package io.paysession.adapter.psp.link;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TimeSource;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link TerminalWorker} at work for each terminal that this process is in charge of. */
public final class FleetWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetWorker.class);
    private static final Duration ROUND = Duration.ofMillis(250);
    /** A request can be seen so long after the moment that is stored with it; a later one is found all the same. */
    private static final Duration LONGEST_COMMIT = Duration.ofMillis(100);

    private static final int AT_ONCE = 100;
    private static final int ROUNDS_IN_A_LEASE = 3;

    private final TerminalFleet fleet;
    private final LinkSettings settings;
    private final Lines lines;
    private final TimeSource time;
    private final TerminalSignals signals;
    private final Workers threads = new Workers();
    private final Map<TerminalKey, Lease> leases = new HashMap<>();
    private final Map<TerminalKey, TerminalWorker> workers = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long renewedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();
    private boolean outage;
    private Predicate<Terminal> permitted = terminal -> false;

    private FleetWorker(
            TerminalFleet fleet, LinkSettings settings, Lines lines, TimeSource time, TerminalSignals signals) {
        this.fleet = fleet;
        this.settings = settings;
        this.lines = lines;
        this.time = time;
        this.signals = signals;
    }

    /** Begins to look for terminals, and to work with them. */
    public static FleetWorker start(
            TerminalFleet fleet, LinkSettings settings, Lines lines, TimeSource time, TerminalSignals signals) {
        FleetWorker worker = new FleetWorker(fleet, settings, lines, time, signals);
        worker.threads.execute(worker::work);
        return worker;
    }

    private void work() {
        try {
            do {
                round();
            } while (!stop.await(ROUND.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
    }

    private void round() {
        try {
            keep();
            takeOver();
            wakeForCommands();
            outage = false;
        } catch (OutageException away) {
            if (!outage) {
                LOG.warn("The terminals' leases cannot be kept: {}", away.getMessage());
            }
            outage = true;
        } catch (RuntimeException failure) {
            LOG.error("The terminals' leases cannot be kept", failure);
        }
    }

    private void keep() {
        long third = fleet.leaseTime().toNanos() / ROUNDS_IN_A_LEASE;
        if (System.nanoTime() - renewedAt >= third) {
            Set<TerminalKey> kept = fleet.keep();
            renewedAt = System.nanoTime();
            leases.keySet().removeIf(key -> !kept.contains(key));
            workers.forEach((key, worker) -> {
                if (!leases.containsKey(key)) {
                    worker.end();
                }
            });
            // Not in every round: what has just failed would most likely fail again at once.
            workers.values().removeIf(TerminalWorker::hasEnded);
            permitted = permittedNow();
            workers.forEach((key, worker) -> worker.permit(permitted));
            leases.values().forEach(this::work);
        }
    }

    private void takeOver() {
        Seq<Lease> taken;
        do {
            taken = fleet.takeOver(AT_ONCE);
            if (taken.nonEmpty()) {
                permitted = permittedNow();
            }
            taken.forEach(lease -> {
                TerminalWorker former = workers.remove(lease.key());
                if (former != null) {
                    former.end();
                }
                work(lease);
                // Whoever takes this one up after a failure: nobody was away since.
                leases.put(lease.key(), lease.attended());
            });
        } while (taken.size() == AT_ONCE);
    }

    /** As before if nobody can tell: what was taken over must be worked with, and the next look is soon. */
    private Predicate<Terminal> permittedNow() {
        try {
            return lines.permitted();
        } catch (OutageException away) {
            return permitted;
        } catch (RuntimeException failure) {
            LOG.error("Where terminals may be cannot be told; it is as before", failure);
            return permitted;
        }
    }

    private void work(Lease lease) {
        if (!workers.containsKey(lease.key())) {
            TerminalWorker worker = new TerminalWorker(lease, fleet, settings, lines, threads, time, signals);
            workers.put(lease.key(), worker);
            worker.permit(permitted);
            threads.execute(worker);
        }
    }

    private void wakeForCommands() {
        long now = System.nanoTime();
        Duration sinceLastLook = Duration.ofNanos(now - lookedAt);
        Set<TerminalKey> asked = workers.isEmpty() ? HashSet.empty() : fleet.asked(sinceLastLook.plus(LONGEST_COMMIT));
        lookedAt = now;
        asked.forEach(key -> {
            TerminalWorker worker = workers.get(key);
            if (worker != null) {
                worker.wake();
            }
        });
    }

    /** Breaks all connections and leaves the terminals to others. What is owed stays stored. */
    @Override
    public void close() {
        stop.countDown();
        try {
            boolean unusedInTime = stopped.await(fleet.leaseTime().toNanos(), TimeUnit.NANOSECONDS);
            workers.values().forEach(TerminalWorker::end);
            threads.shutDown(ROUND.multipliedBy(4));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        release();
    }

    private void release() {
        try {
            fleet.release();
        } catch (OutageException away) {
            LOG.warn("The leases run out by themselves: {}", away.getMessage());
        }
    }
}
