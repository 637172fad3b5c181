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

/** Drives the tills of all terminals from one thread. */
final class Tills implements AutoCloseable {
    private static final long STUCK = TimeUnit.SECONDS.toNanos(60);

    private final Selector selector;
    private final long period;
    private final List<Till> all = new ArrayList<>();
    private final PriorityQueue<Till> agenda = new PriorityQueue<>(Comparator.comparingLong(Till::due));

    private Tills(Selector selector, long period) {
        this.selector = selector;
        this.period = period;
    }

    static Tills open(ServerProcess server, int terminals, java.time.Duration period, TillResult result)
            throws IOException {
        Tills tills = new Tills(Selector.open(), period.toNanos());
        for (int i = 0; i < terminals; i++) {
            TillRequests requests = new TillRequests(server, "T" + i);
            Till till = Till.open(server.address(), requests, result, tills.period, i % Till.TURNS);
            tills.all.add(till);
            var ignoredKey = till.channel().register(tills.selector, SelectionKey.OP_READ, till);
        }
        return tills;
    }

    /** Registers all terminals, one after the other. */
    void register(SimulatorProcess simulator) throws IOException {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).register(simulator.address(i));
            finish();
        }
    }

    /** Lets the tills begin, spread over a period. */
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
        agenda.removeIf(Till::isIdle);
        long end = System.nanoTime() + STUCK;
        while (!all.stream().allMatch(Till::isIdle)) {
            long now = System.nanoTime();
            if (now - end >= 0) {
                throw new BenchmarkException("the server does not answer any more");
            }
            act(now);
            turn(nextDue(end));
            agenda.removeIf(Till::isIdle);
        }
    }

    private long nextDue(long otherwise) {
        Till next = agenda.peek();
        return next == null ? otherwise : next.due();
    }

    private void act(long now) throws IOException {
        for (Till next = agenda.peek(); next != null && next.due() - now <= 0; next = agenda.peek()) {
            agenda.remove();
            next.act(now);
        }
    }

    private void turn(long until) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        int ignoredCount = selector.select(Math.max(1, millis));
        for (SelectionKey key : selector.selectedKeys()) {
            Till till = (Till) key.attachment();
            if (till.advance() && !till.isWaiting()) {
                agenda.add(till);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        for (Till till : all) {
            till.close();
        }
        selector.close();
    }
}
