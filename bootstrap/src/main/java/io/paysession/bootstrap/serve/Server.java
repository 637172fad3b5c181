package io.paysession.bootstrap.serve;

import io.github.bucket4j.TimeMeter;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.rest.RestAdapter;
import io.paysession.adapter.rest.RestSettings;
import io.paysession.application.session.PurgeSessionsCommand;
import io.paysession.application.session.PurgeSessionsUseCase;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.bootstrap.payment.PaymentParts;
import io.paysession.bootstrap.process.BackgroundJob;
import io.paysession.bootstrap.process.ProcessLease;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.bootstrap.terminal.OwnEndpoints;
import io.paysession.bootstrap.terminal.TerminalParts;
import io.paysession.bootstrap.watch.Health;
import io.paysession.bootstrap.watch.IgnoredFieldLog;
import io.paysession.bootstrap.watch.Metrics;
import io.paysession.bootstrap.watch.Readiness;
import io.paysession.bootstrap.watch.TerminalWatch;
import io.vavr.control.Option;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that runs in a server, wired in one visible place: started from the inside out, stopped outside in. */
final class Server implements AutoCloseable {
    private static final Duration PURGE_PERIOD = Duration.ofSeconds(5);
    private static final int PURGE_BATCH = 500;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final RestAdapter rest;
    private Option<Readiness> readiness = Option.none();

    /**
     * What the operator chose.
     *
     * @param managementHost the address of health and metrics
     * @param managementPort their port; 0 for none
     */
    record Settings(
            RestSettings rest,
            BucketThrottle.Limits throttle,
            SessionSettings sessions,
            TerminalParts.Settings terminals,
            PaymentParts.Settings payments,
            String managementHost,
            int managementPort) {}

    private Server(Storage storage, Settings settings) {
        running.push(storage);
        try {
            PersistenceAdapter persistence = storage.persistence();
            Metrics metrics = new Metrics(persistence);
            running.push(metrics);
            SessionPorts ports = new SessionPorts(
                    persistence.sessions(),
                    persistence.cachedMerchants(),
                    persistence.passwordHashing(),
                    Storage.randomness(),
                    Instant::now,
                    new BucketThrottle(settings.throttle(), TimeMeter.SYSTEM_NANOTIME),
                    new IgnoredFieldLog(metrics::ignored));
            SessionUseCases useCases = SessionUseCases.of(ports, settings.sessions());
            running.push(BackgroundJob.start(purge(useCases.purge(), metrics)));
            // Before anybody can ask an acquirer for anything, and ended after that.
            running.push(ProcessLease.start(persistence, storage.isAlone()));
            PaymentParts payments = PaymentParts.start(persistence, ports, settings.payments());
            running.push(payments);
            metrics.watch(payments);
            OwnEndpoints own = new OwnEndpoints(storage.database().jdbcUrl());
            own.listens(settings.managementPort());
            own.listens(settings.rest().port());
            TerminalParts terminals = TerminalParts.start(persistence, settings.terminals(), own, metrics);
            running.push(terminals);
            TerminalWatch watch = TerminalWatch.start(
                    persistence.terminalSessions(),
                    persistence.terminals(),
                    settings.terminals().rules().safetyMargin());
            running.push(watch);
            metrics.watch(watch);
            if (settings.managementPort() != 0) {
                Readiness seen = Readiness.start(persistence::notReadyBecause, System::nanoTime);
                readiness = Option.some(seen);
                running.push(seen);
                running.push(ManagementServer.start(
                        settings.managementHost(),
                        settings.managementPort(),
                        new Health(
                                seen::notReadyBecause,
                                watch::seen,
                                payments::incidents,
                                persistence::damagedSessions,
                                persistence::damaged),
                        metrics));
            }
            RestAdapter.Served served = new RestAdapter.Served(
                    useCases,
                    Option.some(
                            new RestAdapter.Served.Terminals(terminals.useCases(), ports.gatekeeper(), Instant::now)),
                    Option.some(payments.useCases()));
            rest = startRest(settings.rest(), served, metrics);
            // Known only now, if any port would do.
            own.listens(rest.port());
            running.push(rest);
            readiness.forEach(Readiness::opened);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    /** Takes the storage over: it is closed with the server, or if the server cannot start. */
    static Server start(Storage storage, Settings settings) {
        return new Server(storage, settings);
    }

    private static BackgroundJob.Work purge(PurgeSessionsUseCase purge, Metrics metrics) {
        return new BackgroundJob.Work("purge", PURGE_PERIOD, PURGE_BATCH, limit -> {
            int purged = purge.purgeSessions(new PurgeSessionsCommand(limit));
            metrics.purged(purged);
            return purged;
        });
    }

    int port() {
        return rest.port();
    }

    private static RestAdapter startRest(RestSettings settings, RestAdapter.Served served, Metrics metrics) {
        try {
            return RestAdapter.start(settings, served, metrics::answered);
        } catch (IllegalArgumentException wrongFiles) {
            throw new StartException(String.valueOf(wrongFiles.getMessage()));
        } catch (RuntimeException failure) {
            throw isAboutTheAddress(failure)
                    ? new StartException("the address " + settings.host() + ":" + settings.port()
                            + " cannot be used; is something else listening there? Choose another with --port")
                    : failure;
        }
    }

    /** Whatever else goes wrong must not be told as this: it would send the operator to the wrong place. */
    static boolean isAboutTheAddress(Throwable failure) {
        return failure instanceof SocketException
                || failure instanceof UnresolvedAddressException
                || failure.getCause() != null && isAboutTheAddress(failure.getCause());
    }

    @Override
    public void close() {
        readiness.forEach(Readiness::closing);
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                // One part that will not stop must not keep the others from stopping.
                org.slf4j.LoggerFactory.getLogger(Server.class)
                        .error(
                                "A part of the server did not stop cleanly: {}",
                                e.getClass().getName());
            }
        }
    }
}
