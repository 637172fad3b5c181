package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.Acquirer.Reference;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Transactions that the gateway does not know. It refuses nothing that arrives late, so it is believed only if it has said
 * the same for a while: then nothing can be on its way any more. Nor does anybody here ask for it from then on; the other
 * processes are kept from it by their clearance.
 */
final class UnknownTransactions {
    private static final int MOST = 10_000;

    private final long graceNanos;
    private final Map<Reference, Long> since = new Recent<>();
    private final Map<Reference, Integer> asking = new HashMap<>();
    private final Map<Reference, Long> asked = new Recent<>();
    private final Set<Reference> denied = Collections.newSetFromMap(new Recent<>());

    UnknownTransactions(Duration grace) {
        graceNanos = grace.toNanos();
    }

    /** Somebody here is about to ask for it, and will say when that is over; false if he must not any more. */
    synchronized boolean begin(Reference reference) {
        if (denied.contains(reference)) {
            return false;
        }
        asking.merge(reference, 1, Integer::sum);
        return true;
    }

    /** Somebody who has begun does not ask for it any more. */
    synchronized void end(Reference reference) {
        asking.computeIfPresent(reference, (same, count) -> count == 1 ? null : count - 1);
        asked.put(reference, System.nanoTime());
    }

    /**
     * Notes that it is not known; true if that has been so for long enough, and then nobody here begins any more.
     *
     * @param lookedAt a moment before the gateway was asked whether it knows it, by {@link System#nanoTime}
     */
    synchronized boolean isBelieved(Reference reference, long lookedAt) {
        long denying = lookedAt - since.computeIfAbsent(reference, first -> lookedAt);
        long lastAsked = asked.getOrDefault(reference, lookedAt - graceNanos);
        boolean believed =
                denying >= graceNanos && !asking.containsKey(reference) && lookedAt - lastAsked >= graceNanos;
        if (believed) {
            since.remove(reference);
            denied.add(reference);
        }
        return believed;
    }

    synchronized void forget(Reference reference) {
        since.remove(reference);
    }

    /** Whoever is forgotten waits longer, which is safe. */
    private static final class Recent<V> extends LinkedHashMap<Reference, V> {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Reference, V> eldest) {
            return size() > MOST;
        }
    }
}
