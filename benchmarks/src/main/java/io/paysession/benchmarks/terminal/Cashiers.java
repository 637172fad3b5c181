package io.paysession.benchmarks.terminal;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.product.ServerProcess;
import io.paysession.benchmarks.product.SimulatorProcess;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Drives the cashiers of all terminals from one thread. */
final class Cashiers implements AutoCloseable {
    private static final long STUCK = TimeUnit.SECONDS.toNanos(60);

    private final Selector selector;
    private final long period;
    private final List<Cashier> all = new ArrayList<>();
    private final PriorityQueue<Cashier> agenda = new PriorityQueue<>(Comparator.comparingLong(Cashier::due));

    private Cashiers(Selector selector, long period) {
        this.selector = selector;
        this.period = period;
    }

    static Cashiers open(ServerProcess server, int terminals, java.time.Duration period, CashierResult result)
            throws IOException {
        Cashiers cashiers = new Cashiers(Selector.open(), period.toNanos());
        for (int i = 0; i < terminals; i++) {
            CashierRequests requests = new CashierRequests(server, "T" + i);
            Cashier cashier = Cashier.open(server.address(), requests, result, cashiers.period, i % Cashier.TURNS);
            cashiers.all.add(cashier);
            var ignoredKey = cashier.channel().register(cashiers.selector, SelectionKey.OP_READ, cashier);
        }
        return cashiers;
    }

    /** Registers all terminals, one after the other. */
    void register(SimulatorProcess simulator) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).register(simulator.address(i));
            finish();
        }
    }

    /** Lets the cashiers begin, spread over a period. */
    void begin() {
        long now = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).begin(now + period * i / all.size());
            agenda.add(all.get(i));
        }
    }

    /** Goes on for so long. */
    void run(int seconds) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long now = System.nanoTime(); now - end < 0; now = System.nanoTime()) {
            act(now);
            turn(Math.min(end, nextDue(end)));
        }
    }

    /** Looks after what was begun, and begins nothing. */
    void finish() throws IOException {
        agenda.removeIf(Cashier::isIdle);
        long end = System.nanoTime() + STUCK;
        while (!all.stream().allMatch(Cashier::isIdle)) {
            long now = System.nanoTime();
            if (now - end >= 0) {
                throw new BenchmarkException("the server does not answer any more");
            }
            act(now);
            turn(nextDue(end));
            agenda.removeIf(Cashier::isIdle);
        }
    }

    private long nextDue(long otherwise) {
        Cashier next = agenda.peek();
        return next == null ? otherwise : next.due();
    }

    private void act(long now) throws IOException {
        for (Cashier next = agenda.peek(); next != null && next.due() - now <= 0; next = agenda.peek()) {
            agenda.remove();
            next.act(now);
        }
    }

    private void turn(long until) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        int ignoredCount = selector.select(Math.max(1, millis));
        for (SelectionKey key : selector.selectedKeys()) {
            Cashier cashier = (Cashier) key.attachment();
            if (cashier.advance() && !cashier.isWaiting()) {
                agenda.add(cashier);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Cashier cashier : all) {
            cashier.close();
        }
        selector.close();
    }
}
