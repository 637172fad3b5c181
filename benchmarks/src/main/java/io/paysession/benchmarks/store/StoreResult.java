package io.paysession.benchmarks.store;

import java.util.Locale;

/**
 * What was measured; several runs can be added to one.
 *
 * @param operations how many
 * @param seconds    in what time
 * @param client     seconds of processor time of this process
 * @param postgres   seconds of processor time of PostgreSQL
 */
record StoreResult(long operations, double seconds, double client, double postgres) {
    static final StoreResult NONE = new StoreResult(0, 0, 0, 0);

    StoreResult plus(StoreResult other) {
        return new StoreResult(
                operations + other.operations,
                seconds + other.seconds,
                client + other.client,
                postgres + other.postgres);
    }

    double perSecond() {
        return operations / seconds;
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%8.1f/s (processor time: own %.0f us, PostgreSQL %.0f us)",
                perSecond(),
                client / operations * 1e6,
                postgres / operations * 1e6);
    }
}
