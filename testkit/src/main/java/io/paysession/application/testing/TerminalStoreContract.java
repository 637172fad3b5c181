package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the contracts of the three ports have in common. Tests may share a store, but take leases from each other: they
 * run one after the other.
 */
@Execution(ExecutionMode.SAME_THREAD)
abstract class TerminalStoreContract {
    /** Longer than any test. */
    static final Duration LONG = Duration.ofHours(1);

    /** More terminals than all tests have. */
    static final int ALL = 100_000;

    /** Stores keep times to the microsecond. */
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    final MerchantId merchant = new MerchantId("M" + SampleTerminalSessions.unique());
    final String holder = "process " + SampleTerminalSessions.unique();
    final String other = "process " + SampleTerminalSessions.unique();

    protected abstract Terminals terminals();

    protected abstract TerminalLeases leases();

    protected abstract TerminalSessions sessions();

    Terminal registered() {
        Terminal terminal = SampleTerminalSessions.terminal(merchant);
        assertThat(terminals().register(terminal)).isEqualTo(Terminals.Registration.ADDED);
        return terminal;
    }

    TerminalKey key() {
        return registered().key();
    }

    /** The new lease of one terminal; others are taken, too. */
    Lease lease(TerminalKey key, String process, Duration time) {
        return leases().take(process, time, ALL)
                .find(lease -> lease.key().equals(key))
                .get();
    }

    Lease lease(TerminalKey key) {
        return lease(key, holder, LONG);
    }

    Scanning fresh(TerminalKey key) {
        return SampleTerminalSessions.scanning(SampleTerminalSessions.order(key, now));
    }

    Scanning added(TerminalKey key) {
        return added(fresh(key));
    }

    Scanning added(Scanning session) {
        assertThat(sessions().add(session)).isEqualTo(new TerminalSessions.Addition.Added());
        return session;
    }

    TerminalSession replaced(TerminalSession current, TerminalSession next) {
        assertThat(sessions().replace(current, next)).isTrue();
        return next;
    }

    /** A stored session that was approved. */
    TerminalSession approved(Scanning session) {
        List<TerminalSession> path = SampleTerminalSessions.untilApproved(added(session), now);
        return path.reduce(this::replaced);
    }

    TerminalSession approved(TerminalKey key) {
        return approved(fresh(key));
    }

    TerminalSession cancelled(TerminalSession session) {
        return replaced(
                session,
                session.cancelled(io.paysession.domain.terminal.answer.Reason.CANCELLED_BY_TERMINAL, now)
                        .get());
    }

    /** Runs these at the same time, and gives their results in order. */
    static <T> Seq<T> atOnce(int count, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = List.empty();
            for (Future<T> result :
                    threads.invokeAll(IntStream.range(0, count).mapToObj(work).toList())) {
                results = results.append(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
