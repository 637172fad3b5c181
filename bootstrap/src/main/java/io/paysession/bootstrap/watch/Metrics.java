package io.paysession.bootstrap.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.port.UnreadableException;
import io.paysession.bootstrap.payment.PaymentParts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What an operator can watch. No meter is named after anything that a client sends. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Counter purged;
    private final Counter ignored;
    private final ConcurrentMap<Answered, Timer> timers = new ConcurrentHashMap<>();

    /** An operation and a status: few enough to keep a timer for each. */
    private record Answered(String operation, int status) {}

    public Metrics(PersistenceAdapter persistence) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        purged = Counter.builder("paysession.sessions.purged")
                .description("Expired sessions that this process destroyed")
                .register(registry);
        ignored = Counter.builder("paysession.fields.ignored")
                .description("Fields that are not known and were left out of requests, of merchants that are set so")
                .register(registry);
        FunctionCounter unusedDamaged = FunctionCounter.builder(
                        "paysession.sessions.damaged", persistence, PersistenceAdapter::damagedSessions)
                .description("How often a session was found whose row is not what was stored, and answered as unknown")
                .register(registry);
        for (UnreadableException.Kind kind : UnreadableException.Kind.values()) {
            FunctionCounter unusedRecords = FunctionCounter.builder(
                            "paysession.records.damaged", persistence, stores -> stores.damaged(kind))
                    .description("How often something was found that is not what was stored, and refused")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge("active", persistence, PersistenceAdapter::activeConnections);
        gauge("idle", persistence, PersistenceAdapter::idleConnections);
        gauge("waiting", persistence, PersistenceAdapter::waitingCallers);
    }

    public void answered(String operation, int status, long nanos) {
        timers.computeIfAbsent(new Answered(operation, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A merchant wanted a terminal where, or more of them than, it may have. */
    public void registrationRefused(String reason) {
        registry.counter("paysession.terminals.refused", "reason", reason).increment();
    }

    /** Watches what is owed on terminals. */
    public void watch(TerminalWatch watch) {
        owed(
                "undisposed",
                "Sessions that a commit or a void is owed to",
                watch,
                seen -> seen.owed().undisposed());
        owed("oldest.seconds", "Age of the oldest of them", watch, seen -> seen.oldestSeconds(Instant.now()));
        owed(
                "attention",
                "Sessions whose money may not be where it should be",
                watch,
                seen -> seen.owed().needAttention());
        owed(
                "endangered",
                "Undisposed sessions that their terminal will soon dispose of by itself",
                watch,
                seen -> seen.owed().endangered());
        Gauge unusedGauge = Gauge.builder(
                        "paysession.terminals.offline",
                        watch,
                        w -> w.seen().offline().size())
                .description("Terminals that cannot be reached, counted up to 100")
                .register(registry);
        Gauge unusedOther = Gauge.builder(
                        "paysession.terminals.other.device",
                        watch,
                        w -> w.seen().otherDevice().size())
                .description("Terminals at whose address another device is, counted up to 100")
                .register(registry);
    }

    /** Watches what acquirers owe an answer to. */
    public void watch(PaymentParts payments) {
        Gauge unusedGauge = Gauge.builder("paysession.orders.overdue", payments, PaymentParts::overdue)
                .description("Orders whose acquirer has not said what became of a transaction, counted up to 100")
                .register(registry);
        Gauge unusedIncidents = Gauge.builder("paysession.orders.incidents", payments, PaymentParts::incidents)
                .description("Contradictions of acquirers that nobody has acknowledged")
                .register(registry);
    }

    private void owed(String name, String what, TerminalWatch watch, ToLongFunction<TerminalWatch.Seen> reading) {
        Gauge unusedGauge = Gauge.builder(
                        "paysession.terminal.sessions." + name, watch, w -> reading.applyAsLong(w.seen()))
                .description(what)
                .register(registry);
    }

    /** So many fields that nobody knows were left out of a request. */
    public void ignored(int fields) {
        ignored.increment(fields);
    }

    public void purged(int sessions) {
        purged.increment(sessions);
    }

    /** Everything in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private Timer timer(Answered answered) {
        return Timer.builder("paysession.http.requests")
                .description("Answered requests by operation and status")
                .tags(Tags.of("operation", answered.operation(), "status", Integer.toString(answered.status())))
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    private void gauge(
            String state,
            PersistenceAdapter persistence,
            java.util.function.ToIntFunction<PersistenceAdapter> reading) {
        Gauge unusedGauge = Gauge.builder("paysession.database.connections", persistence, reading::applyAsInt)
                .description("Database connections in use and idle, and callers waiting for one")
                .tags(Tags.of("state", state))
                .register(registry);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
