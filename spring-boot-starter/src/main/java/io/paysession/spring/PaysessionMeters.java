package io.paysession.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.housekeeping.Housekeeping.Chore;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What an operator can watch. */
final class PaysessionMeters {
    private PaysessionMeters() {}

    record OfStores(PersistenceAdapter persistence) implements MeterBinder {
        @Override
        public void bindTo(MeterRegistry registry) {
            gauge(registry, "active", PersistenceAdapter::activeConnections);
            gauge(registry, "waiting", PersistenceAdapter::waitingCallers);
            FunctionCounter.builder("paysession.sessions.damaged", persistence, PersistenceAdapter::damagedSessions)
                    .description(
                            "How often a session was found whose row is not what was stored, and answered as unknown")
                    .register(registry);
        }

        private void gauge(MeterRegistry registry, String state, ToDoubleFunction<PersistenceAdapter> reading) {
            Gauge.builder("paysession.database.connections", persistence, reading)
                    .description("Database connections in use, and callers waiting for one")
                    .tag("state", state)
                    .register(registry);
        }
    }

    record OfJobs(PaysessionJobs jobs) implements MeterBinder {
        @Override
        public void bindTo(MeterRegistry registry) {
            for (Chore chore : Chore.values()) {
                FunctionCounter.builder("paysession.housekeeping.done", jobs, some -> some.done(chore))
                        .description("Sessions purged, transactions settled, incidents resolved, rows rekeyed")
                        .tag("chore", chore.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
            FunctionCounter.builder("paysession.housekeeping.failures", jobs, PaysessionJobs::failures)
                    .description("How often that could not be done")
                    .register(registry);
        }
    }
}
