package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** The leases of an {@link InMemoryTerminalStore}, whose clock they run by. */
final class InMemoryTerminalLeases implements TerminalLeases {
    private final InMemoryTerminalStore store;

    InMemoryTerminalLeases(InMemoryTerminalStore store) {
        this.store = store;
    }

    @Override
    public Seq<Lease> take(String holder, Duration time, int limit) {
        synchronized (store) {
            Instant now = store.now();
            return List.ofAll(store.all())
                    .filter(terminal -> terminal.registered.isDefined() && !terminal.isLeased(now))
                    .take(limit)
                    .map(terminal -> lease(terminal, holder, now, time));
        }
    }

    private static Lease lease(InMemoryTerminal terminal, String holder, Instant now, Duration time) {
        terminal.endLease();
        terminal.holder = Option.some(holder);
        terminal.epoch++;
        terminal.leaseUntil = now.plus(time);
        Duration unattended =
                terminal.attendedAt.map(at -> Duration.between(at, now)).getOrElse(Duration.ZERO);
        terminal.attendedAt = Option.some(now);
        return new Lease(terminal.registered.get(), holder, terminal.epoch, unattended);
    }

    @Override
    public Set<TerminalKey> renew(String holder, Duration time) {
        synchronized (store) {
            Collection<InMemoryTerminal> held = store.heldBy(holder);
            held.forEach(terminal -> {
                terminal.leaseUntil = store.now().plus(time);
                terminal.attendedAt = Option.some(store.now());
            });
            return LinkedHashSet.ofAll(held).map(terminal -> terminal.key);
        }
    }

    @Override
    public Option<Duration> left(Lease lease) {
        synchronized (store) {
            return store.underLease(lease)
                    .map(terminal -> Duration.between(store.now(), terminal.leaseUntil))
                    .map(left -> left.isNegative() ? Duration.ZERO : left);
        }
    }

    @Override
    public void release(String holder) {
        synchronized (store) {
            store.heldBy(holder).forEach(terminal -> {
                terminal.endLease();
                terminal.attendedAt = Option.some(store.now());
            });
        }
    }

    @Override
    public Set<TerminalKey> asked(String holder, Duration within) {
        synchronized (store) {
            Instant since = store.now().minus(within);
            return LinkedHashSet.ofAll(store.heldBy(holder))
                    .filter(terminal -> terminal.askedAt.isAfter(since))
                    .map(terminal -> terminal.key);
        }
    }

    @Override
    public boolean report(Lease lease, TerminalStatus status) {
        synchronized (store) {
            return store.underLease(lease)
                    .peek(terminal -> terminal.keep(status, store.now()))
                    .isDefined();
        }
    }

    @Override
    public Option<Recognition> recognise(Lease lease, UnaryOperator<Recognition> meeting) {
        synchronized (store) {
            return store.underLease(lease)
                    .peek(terminal -> terminal.device = meeting.apply(terminal.device))
                    .map(terminal -> terminal.device);
        }
    }
}
