package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Reference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Transactions that the gateway does not know. It refuses nothing that arrives late, so it is believed only if it has said
 * the same for a while: then nothing can be on its way any more.
 */
final class Unseen {
    private static final int MOST = 10_000;

    private final long graceNanos;
    private final Map<Reference, Long> since = new LinkedHashMap<>();

    Unseen(Duration grace) {
        graceNanos = grace.toNanos();
    }

    /** Notes that it is not known; true if that has been so for long enough. */
    synchronized boolean isBelieved(Reference reference) {
        long now = System.nanoTime();
        boolean believed = now - since.computeIfAbsent(reference, unseen -> now) >= graceNanos;
        if (believed) {
            since.remove(reference);
        } else if (since.size() > MOST) {
            // Whoever is forgotten waits longer, which is safe.
            since.remove(since.keySet().iterator().next());
        }
        return believed;
    }

    synchronized void forget(Reference reference) {
        since.remove(reference);
    }
}
